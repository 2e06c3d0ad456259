using Akashi.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Cards;

/// <summary>What the card is asked for.</summary>
public enum CardAction
{
    /// <summary>Sign a challenge with the authentication key.</summary>
    Authenticate,

    /// <summary>Read the 4 basic facts.</summary>
    ReadFacts,

    /// <summary>Sign a document with the signature key.</summary>
    Sign,
}

/// <summary>How far a card request has come (docs/specifications/card-request.md).</summary>
internal enum CardRequestState
{
    Waiting,
    Seen,
    Claimed,
    Answered,
    Failed,
    Taken,
}

/// <summary>A transaction between the portal and the card agent; lives five minutes at most.</summary>
internal sealed class CardRequest
{
    /// <summary>256 random bits as base64url: the transaction's name in the agent's address.</summary>
    public required string Id { get; init; }

    public required CardAction Action { get; init; }

    /// <summary>The browser session that may come home with it.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>32 random bytes that the card's signature is bound to.</summary>
    public required byte[] Nonce { get; init; }

    /// <summary>Screen ids of the agent's pages in order, separated by a space.</summary>
    public required string Screens { get; init; }

    /// <summary>Local address that takes the answer.</summary>
    public required string ReturnPath { get; init; }

    /// <summary>Local address to go back to where the person gives up.</summary>
    public required string CancelPath { get; init; }

    /// <summary>What is to be signed, canonical JSON; null for other actions.</summary>
    public byte[]? Document { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public CardRequestState State { get; set; }

    public string? PairingDigest { get; set; }

    public string? ReturnCodeDigest { get; set; }

    /// <summary>The checked answer (<see cref="CardAnswer"/>) as JSON.</summary>
    public string? Answer { get; set; }

    /// <summary>Counts changes, so that of two that race one loses.</summary>
    public int Revision { get; set; }

    /// <summary>Whether its time is over. One that was asked in the future has ended too: the clock was set back, and it would live for as long as it is ahead.</summary>
    public bool HasEnded(DateTimeOffset now) => ExpiresAt <= now || Clocks.IsAhead(ExpiresAt - CardsFace.Life, now);
}

/// <summary>Would be partitioned by: none; rows end after minutes.</summary>
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
