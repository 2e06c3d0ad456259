using Akashi.Service.Platform;

namespace Akashi.Service.Issuing.Publish;

/// <summary>Keeps the published lists fresh, and publishes changes that no message announced.</summary>
internal sealed partial class StatusRefresh(StatusPublisher publisher, ILogger<StatusRefresh> logger)
    : RepeatedWork(Period, atOnce: true, TimeProvider.System)
{
    // On the machine's clock: a list must be fresh for its readers, whatever date a test has set.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override Task TurnAsync(CancellationToken ct) => publisher.RefreshAsync(ct);

    // The last list remains acceptable for hours.
    protected override void TellFailure(Exception e) => NotPublished(logger, e);

    [LoggerMessage(Level = LogLevel.Error, Message = "The status list could not be published; the last one stays.")]
    private static partial void NotPublished(ILogger logger, Exception e);
}
