using Akashi.Service.Platform;

namespace Akashi.Service.Issuing.Stamping;

/// <summary>Asks the time stamp authority at the start, and for as long as it is silent, so that an operator knows before a holder does.</summary>
internal sealed partial class TimeStampWatch(TimeStampClient stamps, TimeProvider clock, ILogger<TimeStampWatch> logger)
    : RepeatedWork(Period, atOnce: true, TimeProvider.System)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override Task TurnAsync(CancellationToken ct) => stamps.ProbeAsync(clock.GetUtcNow(), ct);

    protected override void TellFailure(Exception e) => NotAsked(logger, e);

    [LoggerMessage(Level = LogLevel.Error, Message = "The time stamp authority could not be asked; the next turn tries again.")]
    private static partial void NotAsked(ILogger logger, Exception e);
}
