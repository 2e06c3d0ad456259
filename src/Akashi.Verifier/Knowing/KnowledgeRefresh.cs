using Akashi.Verification;

namespace Akashi.Verifier.Knowing;

/// <summary>Keeps what the Verifier knows fresh.</summary>
internal sealed class KnowledgeRefresh(KnowledgeKeeper keeper, VerifierSettings settings) : BackgroundService
{
    // What was kept answers at once. To ask the system in the same moment would only make the first requests wait.
    private static readonly TimeSpan FirstAnswers = TimeSpan.FromMilliseconds(200);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        keeper.Restore();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (keeper.Current.Gap is null) await Task.Delay(FirstAnswers, stoppingToken);
        using var timer = new PeriodicTimer(settings.Refresh);
        do await keeper.RefreshAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
