namespace Akashi.Service.Platform;

/// <summary>Work that is repeated for as long as the Service runs. A turn that fails is reported, and the next one tries again.</summary>
/// <param name="period">Time from one turn to the next.</param>
/// <param name="atOnce">Whether the first turn runs at the start rather than one period later.</param>
/// <param name="clock">Measures the period.</param>
internal abstract class RepeatedWork(TimeSpan period, bool atOnce, TimeProvider clock) : BackgroundService
{
    private readonly PeriodicTimer timer = new(period, clock);

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        timer.Dispose();
    }

    /// <summary>Does the work once.</summary>
    protected abstract Task TurnAsync(CancellationToken ct);

    /// <summary>Reports that a turn failed.</summary>
    protected abstract void TellFailure(Exception e);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (atOnce) await TryTurnAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TryTurnAsync(stoppingToken);
    }

    private async Task TryTurnAsync(CancellationToken ct)
    {
        try
        {
            await TurnAsync(ct);
        }
        // A timeout of another program also appears as a cancellation; it must not end the work for good.
        catch (Exception e) when (!(e is OperationCanceledException && ct.IsCancellationRequested))
        {
            // A failure during shutdown needs no report.
            if (!ct.IsCancellationRequested) TellFailure(e);
        }
    }
}
