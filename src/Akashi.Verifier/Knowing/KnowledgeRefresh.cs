using Akashi.Verification;

namespace Akashi.Verifier.Knowing;

/// <summary>
/// Keeps what the Verifier knows fresh. It begins while the rest of the program is still put together, because the first answer waits for both.
/// </summary>
internal sealed class KnowledgeRefresh : BackgroundService
{
    // What was kept answers at once. To ask the system in the same moment would only make the first requests wait.
    private static readonly TimeSpan FirstAnswers = TimeSpan.FromMilliseconds(200);
    private readonly CancellationTokenSource ends = new();
    private readonly KnowledgeKeeper keeper;
    private readonly VerifierSettings settings;
    private readonly Task restored;
    private readonly Task first;

    public KnowledgeRefresh(KnowledgeKeeper keeper, VerifierSettings settings)
    {
        (this.keeper, this.settings) = (keeper, settings);
        restored = Task.Run(keeper.Restore);
        first = FirstAsync(ends.Token);
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await restored.WaitAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        ends.Cancel();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using (stoppingToken.Register(ends.Cancel)) await first;
        using var timer = new PeriodicTimer(settings.Refresh);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await keeper.RefreshAsync(stoppingToken);
    }

    private async Task FirstAsync(CancellationToken ct)
    {
        await restored;
        if (keeper.Current.Gap is null) await Task.Delay(FirstAnswers, ct);
        await keeper.RefreshAsync(ct);
        // With the end comes a collection, which the first answers are not to wait for.
        await Task.Delay(FirstAnswers, ct);
        QuietStart.End();
    }
}
