namespace Akashi.Service.Platform.Housekeeping;

/// <summary>Removes expired rows, table by table, in small batches. Several nodes may do so at once.</summary>
internal sealed partial class Housekeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Housekeeper> logger)
    : RepeatedWork(Period, atOnce: false, clock)
{
    private const int Batch = 500;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    /// <summary>Removes everything that has expired by now.</summary>
    /// <returns>Number of rows removed.</returns>
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
