using Akashi.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Cards;

/// <summary>What the card is asked to do.</summary>
public enum CardAction
{
    /// <summary>Sign a challenge with the authentication key.</summary>
    Authenticate,

    /// <summary>Read the four basic facts.</summary>
    ReadFacts,

    /// <summary>Sign a document with the signature key.</summary>
    Sign,
}

/// <summary>Progress of a card request (docs/specifications/card-request.md).</summary>
internal enum CardRequestState
{
    Waiting,
    Seen,
    Claimed,
    Answered,
    Failed,
    Taken,

    /// <summary>An agent came that is too old. It waits as before, for a newer one or for the phone.</summary>
    Outdated,

    /// <summary>Ended by the person, or for safety, while nothing had answered it.</summary>
    Ended,
}

/// <summary>
/// What the portal asks of a card, answered by the card agent or by phone. It lives for five minutes, and longer only while a phone is used
/// (<see cref="Prolong"/>).
/// </summary>
internal sealed class CardRequest
{
    /// <summary>No request lives longer than this after its opening.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(45);

    /// <summary>256 random bits as base64url; identifies the transaction in the agent's address.</summary>
    public required string Id { get; init; }

    public required CardAction Action { get; init; }

    /// <summary>The browser session that may return with the answer.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>32 random bytes to which the card's signature is bound.</summary>
    public required byte[] Nonce { get; init; }

    /// <summary>Screen ids of the agent's pages, in order, separated by spaces.</summary>
    public required string Screens { get; init; }

    /// <summary>Local path that takes the answer.</summary>
    public required string ReturnPath { get; init; }

    /// <summary>Local path to return to if the person cancels.</summary>
    public required string CancelPath { get; init; }

    /// <summary>The document to be signed, as canonical JSON; null for other actions.</summary>
    public byte[]? Document { get; init; }

    /// <summary>Whether the phone may answer too; the card agent always may.</summary>
    public bool ByPhone { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; set; }

    public CardRequestState State { get; set; }

    public string? PairingDigest { get; set; }

    public string? ReturnCodeDigest { get; set; }

    /// <summary>The checked answer (<see cref="CardAnswer"/>) as JSON.</summary>
    public string? Answer { get; set; }

    /// <summary>Counts changes, so that only one of two simultaneous changes succeeds.</summary>
    public int Revision { get; set; }

    /// <summary>Whether it waits for an answer: once there is one, no other way can give another.</summary>
    public bool IsOpen => IsUnclaimed || State is CardRequestState.Claimed;

    /// <summary>Whether no agent has claimed it.</summary>
    public bool IsUnclaimed => State is CardRequestState.Waiting or CardRequestState.Seen or CardRequestState.Outdated;

    /// <summary>
    /// Whether the request has expired. A request that starts in the future counts as expired too: the clock was set back, and the request would
    /// otherwise live for as long as it lies ahead.
    /// </summary>
    public bool HasEnded(DateTimeOffset now) => ExpiresAt <= now || Clocks.IsAhead(OpenedAt, now);

    /// <summary>Lets it live for at least this long from now, within <see cref="Longest"/>.</summary>
    public void Prolong(DateTimeOffset now, TimeSpan by)
    {
        var (wanted, most) = (now + by, OpenedAt + Longest);
        var end = wanted < most ? wanted : most;
        if (end > ExpiresAt) ExpiresAt = end;
    }

    /// <summary>Ends it without an answer.</summary>
    public void End()
    {
        State = CardRequestState.Ended;
        Revision++;
    }
}

/// <summary>Needs no partitions: a row lives for minutes.</summary>
internal sealed class CardRequestTable : IEntityTypeConfiguration<CardRequest>
{
    public void Configure(EntityTypeBuilder<CardRequest> builder)
    {
        builder.ToTable("card_requests");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).HasMaxLength(43);
        builder.Property(r => r.Revision).IsConcurrencyToken();
        builder.HasIndex(r => r.ReturnCodeDigest);
        builder.HasIndex(r => r.ExpiresAt);
    }
}
