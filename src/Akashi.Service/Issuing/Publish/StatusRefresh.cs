namespace Akashi.Service.Issuing.Publish;

/// <summary>Keeps the published list fresh, and mends what no message asked for.</summary>
internal sealed partial class StatusRefresh(StatusPublisher publisher, ILogger<StatusRefresh> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        do
        {
            try
            {
                await publisher.RefreshAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The last list stays believable for hours; the next turn tries again.
                NotPublished(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The status list could not be published; the last one stays.")]
    private static partial void NotPublished(ILogger logger, Exception e);
}
