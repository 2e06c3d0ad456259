using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;

namespace Akashi.Credentials.Decisions;

/// <summary>What a verification found.</summary>
public enum VerificationResult
{
    /// <summary>「有効です」.</summary>
    Valid,

    /// <summary>「無効です」.</summary>
    Invalid,

    /// <summary>It could not be checked now: neither word.</summary>
    Unknown,
}

/// <summary>Why; each has a stable code (VerificationReasons).</summary>
public enum VerificationReason
{
    /// <summary>Everything holds.</summary>
    None,

    /// <summary>Not readable as a code.</summary>
    NotReadable,

    /// <summary>Readable, but of another system or of a key that this system never had.</summary>
    NotOfThisSystem,

    /// <summary>The signature does not hold over the facts.</summary>
    Tampered,

    /// <summary>The signing certificate was revoked, or does not lead to the root.</summary>
    SigningCertificateRevoked,

    /// <summary>The signing certificate could not be checked now.</summary>
    SigningCertificateUnknown,

    /// <summary>Past its end.</summary>
    Expired,

    /// <summary>取消.</summary>
    Revoked,

    /// <summary>削除.</summary>
    Deleted,

    /// <summary>一時停止.</summary>
    Suspended,

    /// <summary>Its holder made it invalid.</summary>
    Withdrawn,

    /// <summary>A fact inside of it changed.</summary>
    Replaced,

    /// <summary>The status list is gone, too old, or does not hold.</summary>
    StatusUnavailable,

    /// <summary>A code of the profile "nqs" whose key is not known here: only its own host can tell.</summary>
    NotCheckedHere,
}

/// <summary>Stable codes of results and reasons.</summary>
public static class VerificationReasons
{
    /// <summary>The code of a reason in answers of the API, kebab case; null where there is no reason.</summary>
    public static string? CodeOf(VerificationReason reason) => reason switch
    {
        VerificationReason.None => null,
        VerificationReason.NotReadable => "not-readable",
        VerificationReason.NotOfThisSystem => "not-of-this-system",
        VerificationReason.Tampered => "tampered",
        VerificationReason.SigningCertificateRevoked => "signing-certificate-revoked",
        VerificationReason.SigningCertificateUnknown => "signing-certificate-unknown",
        VerificationReason.Expired => "expired",
        VerificationReason.Revoked => "revoked",
        VerificationReason.Deleted => "deleted",
        VerificationReason.Suspended => "suspended",
        VerificationReason.Withdrawn => "withdrawn",
        VerificationReason.Replaced => "replaced",
        VerificationReason.NotCheckedHere => "not-checked-here",
        _ => "status-unavailable",
    };

    /// <summary>The code of a result.</summary>
    public static string CodeOf(VerificationResult result) => result switch
    {
        VerificationResult.Valid => "valid",
        VerificationResult.Invalid => "invalid",
        _ => "unknown",
    };
}

/// <summary>The answer to "does this code hold?".</summary>
/// <param name="Result">Valid, invalid or unknown.</param>
/// <param name="Reason">Why; none where valid.</param>
/// <param name="CheckedAt">When.</param>
/// <param name="AsOf">As of when the state is known; null where it is not.</param>
/// <param name="Claims">What was signed; null where the signature does not hold or was not reached.</param>
public sealed record Verdict(VerificationResult Result, VerificationReason Reason, DateTimeOffset CheckedAt, DateTimeOffset? AsOf, CredentialClaims? Claims)
{
    /// <summary>What was signed in a code of the profile "nqs"; null where it is none, or where the signature does not hold or was not reached.</summary>
    public NqsFacts? Nqs { get; init; }

    /// <summary>What a code of the profile "nqs" says that nobody checked; null else. Never to be shown like checked facts.</summary>
    public NqsFacts? Unchecked { get; init; }

    /// <summary>Address at which such a code can be checked, of a host that is configured; null where none.</summary>
    public Uri? CheckAt { get; init; }
}
