using Akashi.Service.Platform.Actors;

namespace Akashi.Service.Applications;

/// <summary>One point of an application's time line (row 1.7.1).</summary>
internal sealed class ApplicationStep
{
    public required Guid ApplicationId { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ApplicationState State { get; init; }

    public required Actor By { get; init; }

    /// <summary>What the body writes to the holder; null where nothing.</summary>
    public string? Message { get; init; }
}
