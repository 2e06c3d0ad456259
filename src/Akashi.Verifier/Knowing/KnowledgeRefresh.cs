using Akashi.Verification;

namespace Akashi.Verifier.Knowing;

/// <summary>Keeps what the Verifier knows fresh.</summary>
internal sealed class KnowledgeRefresh(KnowledgeKeeper keeper, VerifierSettings settings) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        keeper.Restore();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.Refresh);
        do await keeper.RefreshAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
