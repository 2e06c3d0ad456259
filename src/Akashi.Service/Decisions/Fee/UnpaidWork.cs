using Akashi.Hosting.Dates;
using Akashi.Service.Applications;
using Akashi.Service.Platform;

namespace Akashi.Service.Decisions.Fee;

/// <summary>Row 5.4.3: ends applications whose fee was not paid in time.</summary>
internal sealed partial class UnpaidWork(IServiceScopeFactory scopes, TimeProvider clock, ILogger<UnpaidWork> logger)
    : RepeatedWork(Period, atOnce: false, clock)
{
    private const int Batch = 200;
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private readonly TimeProvider clock = clock;

    /// <summary>Ends what is overdue now.</summary>
    /// <returns>How many applications ended.</returns>
    public async Task<int> RunOnceAsync(CancellationToken ct)
    {
        var total = 0;
        int done;
        do
        {
            done = 0;
            foreach (var id in await FindAsync(ct))
            {
                await using var scope = scopes.CreateAsyncScope();
                done += await scope.ServiceProvider.GetRequiredService<EndUnpaidHandler>().HandleAsync(id, ct) ? 1 : 0;
            }
            total += done;
        }
        while (done == Batch);
        return total;
    }

    protected override Task TurnAsync(CancellationToken ct) => RunOnceAsync(ct);

    protected override void TellFailure(Exception e) => NotDone(logger, e);

    private async Task<IReadOnlyList<Guid>> FindAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SubmittedApplications>().UnpaidAsync(JapanTime.DayOf(clock.GetUtcNow()), Batch, ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Unpaid applications could not be ended; the next turn tries again.")]
    private static partial void NotDone(ILogger logger, Exception e);
}
