using Akashi.Service.Platform.Actors;

namespace Akashi.Service.Applications;

/// <summary>What staff decided of an application (row 6.4).</summary>
internal sealed class Decision
{
    public required Actor By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why it was rejected; shown to the holder. Null where it was accepted.</summary>
    public string? Rejection { get; init; }

    /// <summary>What of the person differed from the entry, or could not be compared, when it was accepted all the same; null where nothing.</summary>
    public AnsweredDoubts? Doubts { get; init; }

    /// <summary>Version of the entry that was linked; null where none was.</summary>
    public int? EntryVersion { get; init; }
}

/// <summary>What staff answered for when they accepted.</summary>
/// <param name="Doubts">"name", "birth", "sex", with a blank between.</param>
/// <param name="Reason">Why it was accepted all the same, 1 to 1000 characters; for the body, not shown to the holder.</param>
internal sealed record AnsweredDoubts(string Doubts, string Reason);
