using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Credentials.Status;

namespace Akashi.Credentials.Decisions;

/// <summary>
/// Decides whether a code is valid (docs/specifications/credential.md, "Decision"). The checks run in a fixed order, and the first that fails
/// gives the reason. A check that cannot be made does not hide a later failure, and never leads to "valid".
/// </summary>
public static class Verification
{
    /// <summary>How far ahead of the verifier's clock a time may be: the clocks of two machines differ. Five minutes.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Decides on the text that a person scanned or typed.</summary>
    /// <param name="text">The address of the code, or its value alone.</param>
    /// <param name="knowledge">What the verifier knows.</param>
    /// <param name="now">The verifier's own time.</param>
    public static Verdict Decide(string? text, IKnowledge knowledge, DateTimeOffset now)
    {
        Verdict Invalid(VerificationReason reason) => new Verdict.Invalid(reason, now);

        // 1. The code is readable. What is in it says which profile it has; no key belongs to both.
        if (!TryReadText(text, knowledge, out var bytes, out var host, out var fault)) return Invalid(ReasonOf(fault));
        if (NqsMessage.IsOne(bytes)) return NqsVerification.Decide(bytes, host, knowledge, now);
        if (host is not null && host != knowledge.Verifier) return Invalid(VerificationReason.NotOfThisSystem);
        if (!Sign1.TryRead(bytes, null, out var message, out var found)) return Invalid(ReasonOf(found.Reason));
        // 2. It is of this system. If the keys may have changed since they were fetched, an unknown key proves nothing.
        if (knowledge.FindKey(message!.KeyId.Span) is not { } key)
        {
            return knowledge.KeysAreCurrent(now)
                ? Invalid(VerificationReason.NotOfThisSystem)
                : new Verdict.Unknown(VerificationReason.SigningCertificateUnknown, now);
        }
        // 3. The signature holds. Otherwise no fact is read or shown.
        if (!message.IsSignedBy(key.Key)) return Invalid(VerificationReason.Tampered);
        if (!ClaimsCodec.TryRead(message.Payload.Span, message.PayloadAt, out var claims, out _)) return Invalid(VerificationReason.NotReadable);
        return claims!.Issuer == knowledge.Issuer ? Decide(claims, key, knowledge, now) : Invalid(VerificationReason.NotOfThisSystem);
    }

    private static Verdict Decide(CredentialClaims claims, IssuerKey key, IKnowledge knowledge, DateTimeOffset now)
    {
        var signed = new SignedContent.OfAkashi(claims);

        // 4. The signing certificate is not revoked.
        if (key.State == CertificateState.Revoked) return new Verdict.Invalid(VerificationReason.SigningCertificateRevoked, now, signed);
        // 5. The credential ends with the certificate at the latest, and has not expired.
        if (claims.ExpiresAt > key.EndsAt) return new Verdict.Invalid(VerificationReason.WronglyIssued, now, signed);
        if (now >= claims.ExpiresAt) return new Verdict.Invalid(VerificationReason.Expired, now, signed);
        // A doubt is the result only if no later check fails.
        var doubt = DoubtOf(key.State, key.BeginsAt, claims.IssuedAt, now);
        // 6 and 7.
        var list = knowledge.FindList(claims.Status.Uri);
        return ByState(signed, list is not null && list.Uri == claims.Status.Uri ? list : null, claims.Status.Index, doubt, now);
    }

    /// <summary>Steps 6 and 7: the registration and the credential are in force and the facts current; then what could not be known.</summary>
    /// <param name="signed">What was signed.</param>
    /// <param name="list">The list that the credential names; null where it is not known.</param>
    /// <param name="index">The credential's place in the list.</param>
    /// <param name="doubt">What could not be known in an earlier step; none where all of it was.</param>
    /// <param name="now">The verifier's own time.</param>
    internal static Verdict ByState(SignedContent signed, StatusList? list, int index, VerificationReason doubt, DateTimeOffset now)
    {
        var state = list is not null && now < list.ExpiresAt && !IsAhead(list.IssuedAt, now) ? list[index] : null;
        var reason = state is { } value ? ReasonOf(value) : VerificationReason.StatusUnavailable;
        if (state is not null && reason != VerificationReason.None) return new Verdict.Invalid(reason, now, signed, list!.IssuedAt);
        if (doubt != VerificationReason.None) return new Verdict.Unknown(doubt, now, signed);
        return state is null ? new Verdict.Unknown(reason, now, signed) : new Verdict.Valid(signed, now, list!.IssuedAt);
    }

    /// <summary>What cannot be known in steps 4 and 5 where they do not fail; none where all of it is known.</summary>
    /// <param name="state">Good or unknown.</param>
    /// <param name="beginsAt">Begin of the signing certificate.</param>
    /// <param name="issuedAt">Time of issue; null where the layout has none.</param>
    /// <param name="now">The verifier's own time.</param>
    internal static VerificationReason DoubtOf(CertificateState state, DateTimeOffset beginsAt, DateTimeOffset? issuedAt, DateTimeOffset now) =>
        issuedAt is { } at && IsAhead(at, now) ? VerificationReason.ClockBehind
        : state != CertificateState.Good || IsAhead(beginsAt, now) ? VerificationReason.SigningCertificateUnknown
        : VerificationReason.None;

    private static bool IsAhead(DateTimeOffset time, DateTimeOffset now) => time - now > ClockTolerance;

    // The host is null where the value came without an address.
    private static bool TryReadText(string? text, IKnowledge knowledge, out byte[] bytes, out Uri? host, out FormatFault fault)
    {
        host = text?.Contains("://", StringComparison.Ordinal) == true ? knowledge.Verifier : null;
        var read = CredentialUrl.TryRead(text, knowledge.Verifier, out bytes, out fault);
        foreach (var other in knowledge.NqsHosts)
        {
            if (fault != FormatFault.Address) break;
            host = other;
            read = CredentialUrl.TryRead(text, other, out bytes, out fault);
        }
        return read;
    }

    // A well-formed code that is not in our format belongs to another system.
    private static VerificationReason ReasonOf(FormatFault fault) =>
        fault is FormatFault.Address or FormatFault.Header ? VerificationReason.NotOfThisSystem : VerificationReason.NotReadable;

    private static VerificationReason ReasonOf(StatusValue value) => value switch
    {
        StatusValue.Valid => VerificationReason.None,
        StatusValue.Revoked => VerificationReason.Revoked,
        StatusValue.Suspended => VerificationReason.Suspended,
        StatusValue.Deleted => VerificationReason.Deleted,
        StatusValue.Withdrawn => VerificationReason.Withdrawn,
        _ => VerificationReason.Replaced,
    };
}
