using Akashi.Hosting.Dates;
using Akashi.Service.Applications;
using Akashi.Service.Platform;

namespace Akashi.Service.Decisions.Fee;

/// <summary>Row 5.4.3: ends applications whose fee was not paid in time.</summary>
internal sealed partial class UnpaidWork(IServiceScopeFactory scopes, TimeProvider clock, ILogger<UnpaidWork> logger) : BatchedWork(Period, scopes, clock)
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private readonly TimeProvider clock = clock;

    protected override Task<IReadOnlyList<Guid>> FindAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<SubmittedApplications>().UnpaidAsync(JapanTime.DayOf(clock.GetUtcNow()), Batch, ct);

    protected override Task<bool> HandleAsync(IServiceProvider services, Guid id, CancellationToken ct) =>
        services.GetRequiredService<EndUnpaidHandler>().HandleAsync(id, ct);

    protected override void TellFailure(Exception e) => NotDone(logger, e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unpaid applications could not be ended; the next turn tries again.")]
    private static partial void NotDone(ILogger logger, Exception e);
}
