using Akashi.Service.Platform.Actors;

namespace Akashi.Service.Applications;

/// <summary>The staff's decision on an application (row 6.4).</summary>
internal sealed class Decision
{
    public required Actor By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why it was rejected, as shown to the holder; null if it was accepted.</summary>
    public string? Rejection { get; init; }

    /// <summary>Facts of the person that differed from the entry or could not be compared, although it was accepted; null if there were none.</summary>
    public AnsweredDoubts? Doubts { get; init; }

    /// <summary>Version of the entry that was linked; null if none was.</summary>
    public int? EntryVersion { get; init; }
}

/// <summary>The doubts about the person that staff accepted responsibility for.</summary>
/// <param name="Doubts">"name", "birth", "sex", separated by spaces.</param>
/// <param name="Reason">Why it was accepted nevertheless, 1 to 1000 characters; for the body, not shown to the holder.</param>
internal sealed record AnsweredDoubts(string Doubts, string Reason);
