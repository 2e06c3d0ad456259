namespace Akashi.Credentials.Decisions;

/// <summary>What a verification found.</summary>
public enum VerificationResult
{
    /// <summary>「有効です」.</summary>
    Valid,

    /// <summary>「無効です」.</summary>
    Invalid,

    /// <summary>It could not be checked now, so neither.</summary>
    Unknown,
}

/// <summary>Why. Each has a stable code (VerificationReasons).</summary>
public enum VerificationReason
{
    /// <summary>Everything holds.</summary>
    None,

    /// <summary>Not readable as a code.</summary>
    NotReadable,

    /// <summary>Readable, but from another system or signed with a key that this system never had.</summary>
    NotOfThisSystem,

    /// <summary>The signature does not match the facts.</summary>
    Tampered,

    /// <summary>The signing certificate was revoked, or does not chain to the root.</summary>
    SigningCertificateRevoked,

    /// <summary>The signing certificate could not be checked now.</summary>
    SigningCertificateUnknown,

    /// <summary>It has expired.</summary>
    Expired,

    /// <summary>取消.</summary>
    Revoked,

    /// <summary>削除.</summary>
    Deleted,

    /// <summary>一時停止.</summary>
    Suspended,

    /// <summary>Its holder withdrew it.</summary>
    Withdrawn,

    /// <summary>A fact in it has changed.</summary>
    Replaced,

    /// <summary>The status list is missing, too old, or not properly signed.</summary>
    StatusUnavailable,

    /// <summary>A code of the profile "nqs" whose key is not known here. Only its own host can tell.</summary>
    NotCheckedHere,

    /// <summary>The verifier's clock is behind a time that the system has signed. One of the two clocks is wrong.</summary>
    ClockBehind,

    /// <summary>The issuer broke a rule of the format: the credential would outlive its signing certificate.</summary>
    WronglyIssued,
}

/// <summary>Stable codes of results and reasons.</summary>
public static class VerificationReasons
{
    /// <summary>The code of a reason in API answers, in kebab case; null where there is no reason.</summary>
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
        VerificationReason.ClockBehind => "clock",
        VerificationReason.WronglyIssued => "wrongly-issued",
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
