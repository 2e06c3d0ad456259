using Akashi.Hosting.Dates;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Deadlines;

/// <summary>
/// Reminds holders of the last day for a correction or a payment, and ends returned applications after it; what is not paid, Decisions ends. Each
/// application is an act of its own, in which the rule is asked again: several nodes may run at once.
/// </summary>
internal sealed partial class DeadlineWork(IServiceScopeFactory scopes, ApplicationsSettings settings, TimeProvider clock, ILogger<DeadlineWork> logger)
    : RepeatedWork(Period, atOnce: false, clock)
{
    private const int Batch = 200;
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private readonly TimeProvider clock = clock;

    /// <summary>Does what is due now.</summary>
    /// <returns>How many applications were reminded of or ended.</returns>
    public async Task<int> RunOnceAsync(CancellationToken ct)
    {
        var total = 0;
        int done;
        do
        {
            done = 0;
            foreach (var id in await FindAsync(ct)) done += await InScopeAsync(id, ct) ? 1 : 0;
            total += done;
        }
        while (done == Batch);
        return total;
    }

    protected override Task TurnAsync(CancellationToken ct) => RunOnceAsync(ct);

    protected override void TellFailure(Exception e) => NotDone(logger, e);

    // Looks wider than the rule, which decides in the act.
    private async Task<List<Guid>> FindAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (now, today) = (clock.GetUtcNow(), JapanTime.DayOf(clock.GetUtcNow()));
        var ahead = now + Clocks.Tolerance;
        var (first, last) = (today.AddDays(settings.FirstReminderDays), today.AddDays(settings.LastReminderDays));
        var given = now.AddDays(-settings.LastReminderDays);
        return await scope.ServiceProvider.GetRequiredService<AkashiDb>().Set<Application>()
            .Where(a => a.RemindedAt > ahead || (a.EndsOn <= first && (
                a.RemindedAt == null
                || (a.EndsOn <= last && a.Reminders < DeadlineRules.Most)
                || (a.EndsOn < today && a.State == ApplicationState.Returned && a.RemindedAt <= given))))
            .OrderBy(a => a.EndsOn).ThenBy(a => a.Id).Take(Batch).Select(a => a.Id).ToListAsync(ct);
    }

    private async Task<bool> InScopeAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DeadlineHandler>().HandleAsync(id, ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Deadlines of applications could not be looked after; the next turn tries again.")]
    private static partial void NotDone(ILogger logger, Exception e);
}
