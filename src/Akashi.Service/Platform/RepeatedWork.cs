namespace Akashi.Service.Platform;

/// <summary>Work that is done again and again, as long as the Service runs. A turn that fails is told, and the next one tries again.</summary>
/// <param name="period">Time between two turns.</param>
/// <param name="atOnce">Whether the first turn is at the start; otherwise it is one period later.</param>
/// <param name="clock">What the period is measured by.</param>
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

    /// <summary>Tells that a turn failed.</summary>
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
        // A timeout of another program is a cancellation too, and must not end the work for good.
        catch (Exception e) when (!(e is OperationCanceledException && ct.IsCancellationRequested))
        {
            // What fails because all is being stopped is nobody's alarm.
            if (!ct.IsCancellationRequested) TellFailure(e);
        }
    }
}
