using Akashi.Hosting.Dates;
using Akashi.Service.Platform;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Deadlines;

/// <summary>
/// Reminds holders of the last day for a correction or a payment, and ends returned applications after it; what is not paid, Decisions ends.
/// </summary>
internal sealed partial class DeadlineWork(IServiceScopeFactory scopes, ApplicationsSettings settings, TimeProvider clock, ILogger<DeadlineWork> logger)
    : BatchedWork(Period, scopes, clock)
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private readonly TimeProvider clock = clock;

    // Looks wider than the rule, which decides in the act.
    protected override async Task<IReadOnlyList<Guid>> FindAsync(IServiceProvider services, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), JapanTime.DayOf(clock.GetUtcNow()));
        var ahead = now + Clocks.Tolerance;
        var (first, last) = (today.AddDays(settings.FirstReminderDays), today.AddDays(settings.LastReminderDays));
        var given = now.AddDays(-settings.LastReminderDays);
        return await services.GetRequiredService<AkashiDb>().Set<Application>()
            .Where(a => a.RemindedAt > ahead || (a.EndsOn <= first && (
                a.RemindedAt == null
                || (a.EndsOn <= last && a.Reminders < DeadlineRules.Most)
                || (a.EndsOn < today && a.State == ApplicationState.Returned && a.RemindedAt <= given))))
            .OrderBy(a => a.EndsOn).ThenBy(a => a.Id).Take(Batch).Select(a => a.Id).ToListAsync(ct);
    }

    protected override Task<bool> HandleAsync(IServiceProvider services, Guid id, CancellationToken ct) =>
        services.GetRequiredService<DeadlineHandler>().HandleAsync(id, ct);

    protected override void TellFailure(Exception e) => NotDone(logger, e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deadlines of applications could not be looked after; the next turn tries again.")]
    private static partial void NotDone(ILogger logger, Exception e);
}
