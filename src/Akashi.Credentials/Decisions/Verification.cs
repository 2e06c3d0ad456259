using Akashi.Credentials.Format;
using Akashi.Credentials.Status;

namespace Akashi.Credentials.Decisions;

/// <summary>Decides on a code (docs/specifications/credential.md, "Decision"): checks in a fixed order, the first that fails gives the reason.</summary>
public static class Verification
{
    /// <summary>Decides on what a person scanned or typed.</summary>
    /// <param name="text">Address of the code, or its value alone.</param>
    /// <param name="knowledge">What is known.</param>
    /// <param name="now">The verifier's own time.</param>
    public static Verdict Decide(string? text, IKnowledge knowledge, DateTimeOffset now)
    {
        // 1 readable
        if (!CredentialUrl.TryRead(text, out var bytes) || !Credential.TryRead(bytes, out var credential, out _))
            return new Verdict(VerificationResult.Invalid, VerificationReason.NotReadable, now, null, null);
        return Decide(credential!, knowledge, now);
    }

    /// <summary>Decides on a credential that was read.</summary>
    public static Verdict Decide(Credential credential, IKnowledge knowledge, DateTimeOffset now)
    {
        var claims = credential.Claims;
        Verdict Invalid(VerificationReason reason, DateTimeOffset? asOf = null, bool signed = true) =>
            new(VerificationResult.Invalid, reason, now, asOf, signed ? claims : null);
        Verdict Unknown(VerificationReason reason) => new(VerificationResult.Unknown, reason, now, null, claims);

        // 2 of this system
        if (claims.Issuer != knowledge.Issuer || knowledge.FindKey(credential.KeyId.Span) is not { } key) return Invalid(VerificationReason.NotOfThisSystem, signed: false);
        // 3 signature: no fact is shown where it does not hold
        if (!credential.IsSignedBy(key.Key)) return Invalid(VerificationReason.Tampered, signed: false);
        // 4 signing certificate
        if (key.State == CertificateState.Revoked) return Invalid(VerificationReason.SigningCertificateRevoked);
        if (key.State == CertificateState.Unknown) return Unknown(VerificationReason.SigningCertificateUnknown);
        // 5 its own dates
        if (now >= claims.ExpiresAt) return Invalid(VerificationReason.Expired);
        // 6 and 7 state of registration and credential, facts still current
        if (knowledge.FindList(claims.Status.Uri) is not { } list || now >= list.ExpiresAt || list[claims.Status.Index] is not { } value)
            return Unknown(VerificationReason.StatusUnavailable);
        return value switch
        {
            StatusValue.Valid => new Verdict(VerificationResult.Valid, VerificationReason.None, now, list.IssuedAt, claims),
            StatusValue.Revoked => Invalid(VerificationReason.Revoked, list.IssuedAt),
            StatusValue.Suspended => Invalid(VerificationReason.Suspended, list.IssuedAt),
            StatusValue.Deleted => Invalid(VerificationReason.Deleted, list.IssuedAt),
            StatusValue.Withdrawn => Invalid(VerificationReason.Withdrawn, list.IssuedAt),
            _ => Invalid(VerificationReason.Replaced, list.IssuedAt),
        };
    }
}
