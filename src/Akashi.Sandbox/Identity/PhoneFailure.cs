namespace Akashi.Sandbox.Identity;

/// <summary>Why a person comes back to the portal without a result.</summary>
public enum PhoneFailure
{
    /// <summary>The person gave up.</summary>
    Cancelled,

    /// <summary>The person took longer than the request lives.</summary>
    TimedOut,

    /// <summary>No tries are left for the PIN or password.</summary>
    Locked,

    /// <summary>The card's certificate was revoked.</summary>
    Revoked,

    /// <summary>The card's certificate has ended.</summary>
    Expired,

    /// <summary>The card lacks the certificate that is needed, or has one of another CA or kind.</summary>
    NotSupported,

    /// <summary>The CA does not say whether the certificate is revoked.</summary>
    NotAnswered,
}

/// <summary>How each failure is said to the portal. The real service's words are not known, so they stand only here.</summary>
internal static class PhoneFailures
{
    /// <summary>OAuth error and its description.</summary>
    public static (string Error, string Description) Said(this PhoneFailure failure) => failure switch
    {
        PhoneFailure.Cancelled => ("access_denied", "user_cancelled"),
        PhoneFailure.TimedOut => ("access_denied", "timeout"),
        PhoneFailure.Locked => ("access_denied", "card_locked"),
        PhoneFailure.Revoked => ("access_denied", "certificate_revoked"),
        PhoneFailure.Expired => ("access_denied", "certificate_expired"),
        PhoneFailure.NotSupported => ("access_denied", "certificate_not_supported"),
        PhoneFailure.NotAnswered => ("temporarily_unavailable", "revocation_unknown"),
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, null),
    };
}
