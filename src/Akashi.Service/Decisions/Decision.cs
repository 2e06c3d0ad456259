using Akashi.Service.Platform.Actors;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Decisions;

/// <summary>The staff's decision on an application (row 6.4).</summary>
internal sealed class Decision
{
    public required Guid ApplicationId { get; init; }

    public required string QualificationId { get; init; }

    /// <summary>The holder's account.</summary>
    public required Guid AccountId { get; init; }

    public required Actor By { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>Who decided first, where <see cref="By"/> confirmed it; null where one person decides.</summary>
    public Actor? First { get; set; }

    /// <summary>Why it was rejected, as shown to the holder; null if it was accepted.</summary>
    public string? Rejection { get; set; }

    /// <summary>Facts of the person that differed from the entry or could not be compared, although it was accepted; null if there were none.</summary>
    public AnsweredDoubts? Doubts { get; set; }

    /// <summary>Version of the entry that was linked; null if none was.</summary>
    public int? EntryVersion { get; set; }

    /// <summary>The order that the register gets once the fee is paid; null if no payment is awaited.</summary>
    public RegisterOrder? AwaitingFee { get; set; }

    /// <summary>The entry that is promised to the account while its payment is awaited; null if none is.</summary>
    public Guid? PromisedEntry { get; set; }

    /// <summary>Search form of the new entry's number; reserved, so that nobody else gets it while the fee is awaited.</summary>
    public string? ReservedNumber { get; set; }
}

/// <summary>The doubts about the person that staff accepted responsibility for.</summary>
/// <param name="Doubts">"name", "birth", "sex", "number", separated by spaces.</param>
/// <param name="Reason">Why it was accepted nevertheless, 1 to 1000 characters; for the body, not shown to the holder.</param>
internal sealed record AnsweredDoubts(string Doubts, string Reason);
