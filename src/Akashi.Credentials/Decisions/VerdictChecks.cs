namespace Akashi.Credentials.Decisions;

/// <summary>What one check of a verification found.</summary>
public enum CheckResult
{
    /// <summary>It was made, and what it asks for holds.</summary>
    Valid,

    /// <summary>It was made, and what it asks for does not hold.</summary>
    Invalid,

    /// <summary>It could not be made now.</summary>
    Unknown,

    /// <summary>It was not reached: another check had failed before, or could not be made.</summary>
    NotChecked,
}

/// <summary>One check of a verification.</summary>
/// <param name="Result">What it found.</param>
/// <param name="AsOf">The time as of which that is known; null where it is not known.</param>
public readonly record struct Check(CheckResult Result, DateTimeOffset? AsOf);

/// <summary>
/// A verdict taken apart: which of the three checks leads to it. Valid means that all three are valid; invalid, that at least one is invalid; unknown,
/// that none is invalid and at least one unknown.
/// </summary>
/// <param name="Content">The code can be read and was signed by this system as it stands.</param>
/// <param name="Registration">The registration and the credential are in force now: in the status list, and by the credential's own end.</param>
/// <param name="SigningCertificate">The certificate of the key that signed is good.</param>
public sealed record VerdictChecks(Check Content, Check Registration, Check SigningCertificate)
{
    private static readonly Check NotMade = new(CheckResult.NotChecked, null);
    private static readonly Check NotKnown = new(CheckResult.Unknown, null);

    /// <summary>Takes a verdict apart.</summary>
    public static VerdictChecks Of(Verdict verdict)
    {
        var (registration, certificate) = (RegistrationOf(verdict), CertificateOf(verdict));
        return new VerdictChecks(ContentOf(verdict, registration, certificate), registration, certificate);
    }

    /// <summary>The stable code of a check's result in API answers.</summary>
    public static string CodeOf(CheckResult result) => result switch
    {
        CheckResult.Valid => "valid",
        CheckResult.Invalid => "invalid",
        CheckResult.Unknown => "unknown",
        _ => "not-checked",
    };

    // A verdict that neither of the other two checks explains is about the content.
    private static Check ContentOf(Verdict verdict, Check registration, Check certificate)
    {
        var found = verdict.Result switch
        {
            VerificationResult.Valid => CheckResult.Valid,
            VerificationResult.Invalid => CheckResult.Invalid,
            _ => CheckResult.Unknown,
        };
        if (registration.Result != found && certificate.Result != found) return new Check(found, verdict.CheckedAt);
        return verdict.Content is null ? NotMade : new Check(CheckResult.Valid, verdict.CheckedAt);
    }

    private static Check RegistrationOf(Verdict verdict) => verdict.Reason switch
    {
        VerificationReason.None => new Check(CheckResult.Valid, verdict.AsOf),
        VerificationReason.Revoked or VerificationReason.Deleted or VerificationReason.Suspended or VerificationReason.Withdrawn
            or VerificationReason.Replaced => new Check(CheckResult.Invalid, verdict.AsOf),
        VerificationReason.Expired => new Check(CheckResult.Invalid, verdict.CheckedAt),
        _ when verdict.StateAsOf is { } at => new Check(CheckResult.Valid, at),
        _ when verdict is Verdict.Unknown { Content: not null } => NotKnown,
        _ => NotMade,
    };

    private static Check CertificateOf(Verdict verdict) => (verdict.Reason, verdict.Certificate) switch
    {
        (VerificationReason.SigningCertificateRevoked, _) => new Check(CheckResult.Invalid, null),
        (VerificationReason.SigningCertificateUnknown or VerificationReason.NotCheckedHere or VerificationReason.ClockBehind, _)
            or (_, CertificateState.Unknown) => NotKnown,
        (VerificationReason.None or VerificationReason.StatusUnavailable, _) or (_, CertificateState.Good) =>
            new Check(CheckResult.Valid, verdict.CertificateAsOf),
        _ => NotMade,
    };
}
