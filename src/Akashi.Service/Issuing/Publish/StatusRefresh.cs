using Akashi.Service.Platform;

namespace Akashi.Service.Issuing.Publish;

/// <summary>Keeps the published list fresh, and mends what no message asked for.</summary>
internal sealed partial class StatusRefresh(StatusPublisher publisher, ILogger<StatusRefresh> logger) : RepeatedWork(Period, atOnce: true, TimeProvider.System)
{
    // By the machine's clock: a list must be fresh for those who read it, whatever day a test plays.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override Task TurnAsync(CancellationToken ct) => publisher.RefreshAsync(ct);

    // The last list stays believable for hours.
    protected override void TellFailure(Exception e) => NotPublished(logger, e);

    [LoggerMessage(Level = LogLevel.Error, Message = "The status list could not be published; the last one stays.")]
    private static partial void NotPublished(ILogger logger, Exception e);
}
