namespace Akashi.Trust;

/// <summary>What is known of a certificate's revocation.</summary>
public enum Revocation
{
    /// <summary>The CA says that it is good.</summary>
    Good,

    /// <summary>The CA has revoked it.</summary>
    Revoked,

    /// <summary>The CA's responder does not know it.</summary>
    Unknown,

    /// <summary>No acceptable answer could be had.</summary>
    Unavailable,
}

/// <summary>An answer about one certificate.</summary>
/// <param name="State">What is known.</param>
/// <param name="RevokedAt">Since when it is revoked; null where it is not.</param>
/// <param name="AsOf">As of when the CA said so (thisUpdate); the time of asking where there is no answer.</param>
/// <param name="GoodUntil">Until when the answer may be believed.</param>
public sealed record RevocationAnswer(Revocation State, DateTimeOffset? RevokedAt, DateTimeOffset AsOf, DateTimeOffset GoodUntil);
