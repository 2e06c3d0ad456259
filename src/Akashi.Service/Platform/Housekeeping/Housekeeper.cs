namespace Akashi.Service.Platform.Housekeeping;

/// <summary>Removes what ended, table by table, in small batches; harmless where several nodes do it.</summary>
internal sealed partial class Housekeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Housekeeper> logger) : RepeatedWork(Period, atOnce: false, clock)
{
    private const int Batch = 500;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    /// <summary>Removes all that ended by now.</summary>
    /// <returns>How many rows.</returns>
    public async Task<int> RunOnceAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var total = 0;
        foreach (var table in scope.ServiceProvider.GetServices<IHousekeeping>())
        {
            int removed;
            do total += removed = await table.RemoveEndedAsync(Batch, ct);
            while (removed == Batch);
        }
        return total;
    }

    protected override Task TurnAsync(CancellationToken ct) => RunOnceAsync(ct);

    protected override void TellFailure(Exception e) => NotDone(logger, e);

    [LoggerMessage(Level = LogLevel.Error, Message = "What ended could not be removed; the next turn tries again.")]
    private static partial void NotDone(ILogger logger, Exception e);
}
