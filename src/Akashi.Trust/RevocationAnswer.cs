namespace Akashi.Trust;

/// <summary>What is known about a certificate's revocation.</summary>
public enum Revocation
{
    /// <summary>The CA says that it is good.</summary>
    Good,

    /// <summary>The CA has revoked it.</summary>
    Revoked,

    /// <summary>The CA's responder does not know the certificate.</summary>
    Unknown,

    /// <summary>There was no acceptable answer.</summary>
    Unavailable,
}

/// <summary>An answer about one certificate.</summary>
/// <param name="State">What is known.</param>
/// <param name="RevokedAt">When it was revoked; null where it is not.</param>
/// <param name="AsOf">The time of the CA's statement (thisUpdate); the time of asking where there is no answer.</param>
/// <param name="GoodUntil">Until when the answer may be trusted.</param>
public sealed record RevocationAnswer(Revocation State, DateTimeOffset? RevokedAt, DateTimeOffset AsOf, DateTimeOffset GoodUntil);
