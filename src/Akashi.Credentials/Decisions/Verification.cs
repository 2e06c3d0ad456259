using Akashi.Credentials.Format;
using Akashi.Credentials.Status;

namespace Akashi.Credentials.Decisions;

/// <summary>
/// Decides on a code (docs/specifications/credential.md, "Decision"): checks in a fixed order, the first that fails gives the reason. What cannot
/// be known hides no failure that comes after it, and makes nothing valid.
/// </summary>
public static class Verification
{
    /// <summary>Decides on what a person scanned or typed.</summary>
    /// <param name="text">Address of the code, or its value alone.</param>
    /// <param name="knowledge">What is known.</param>
    /// <param name="now">The verifier's own time.</param>
    public static Verdict Decide(string? text, IKnowledge knowledge, DateTimeOffset now)
    {
        Verdict Without(VerificationResult result, VerificationReason reason) => new(result, reason, now, null, null);

        // 1 readable
        if (!TryReadCode(text, knowledge.Verifier, out var message, out var fault)) return Without(VerificationResult.Invalid, ReasonOf(fault));
        // 2 of this system; where the keys may have changed since they were fetched, an unknown one says nothing
        if (knowledge.FindKey(message!.KeyId.Span) is not { } key)
        {
            return knowledge.KeysAreCurrent(now)
                ? Without(VerificationResult.Invalid, VerificationReason.NotOfThisSystem)
                : Without(VerificationResult.Unknown, VerificationReason.SigningCertificateUnknown);
        }
        // 3 signature: no fact is read, and none shown, where it does not hold
        if (!message.IsSignedBy(key.Key)) return Without(VerificationResult.Invalid, VerificationReason.Tampered);
        if (!ClaimsCodec.TryRead(message.Payload.Span, message.PayloadAt, out var claims, out _)) return Without(VerificationResult.Invalid, VerificationReason.NotReadable);
        return claims!.Issuer == knowledge.Issuer
            ? Decide(claims, key.State, knowledge, now)
            : Without(VerificationResult.Invalid, VerificationReason.NotOfThisSystem);
    }

    private static Verdict Decide(CredentialClaims claims, CertificateState certificate, IKnowledge knowledge, DateTimeOffset now)
    {
        Verdict Found(VerificationResult result, VerificationReason reason, DateTimeOffset? asOf = null) => new(result, reason, now, asOf, claims);

        // 4 signing certificate
        if (certificate == CertificateState.Revoked) return Found(VerificationResult.Invalid, VerificationReason.SigningCertificateRevoked);
        // 5 its own dates
        if (now >= claims.ExpiresAt) return Found(VerificationResult.Invalid, VerificationReason.Expired);
        // 6 and 7 state of registration and credential, facts still current
        var list = knowledge.FindList(claims.Status.Uri);
        var state = list is not null && list.Uri == claims.Status.Uri && now < list.ExpiresAt ? list[claims.Status.Index] : null;
        var reason = state is { } value ? ReasonOf(value) : VerificationReason.StatusUnavailable;
        if (state is not null && reason != VerificationReason.None) return Found(VerificationResult.Invalid, reason, list!.IssuedAt);
        if (certificate != CertificateState.Good) return Found(VerificationResult.Unknown, VerificationReason.SigningCertificateUnknown);
        return state is null ? Found(VerificationResult.Unknown, reason) : Found(VerificationResult.Valid, reason, list!.IssuedAt);
    }

    private static bool TryReadCode(string? text, Uri verifier, out Sign1? message, out FormatFault fault)
    {
        message = null;
        if (!CredentialUrl.TryRead(text, verifier, out var bytes, out fault)) return false;
        var read = Sign1.TryRead(bytes, null, out message, out var found);
        fault = found.Reason;
        return read;
    }

    // What is well made, but in another way than ours, is another's.
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
