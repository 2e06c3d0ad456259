using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
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

        // 1 readable, as a code of this profile or the other: what is in it says which, and no key is of both
        if (!TryReadText(text, knowledge, out var bytes, out var host, out var fault)) return Without(VerificationResult.Invalid, ReasonOf(fault));
        if (NqsMessage.IsOne(bytes)) return NqsVerification.Decide(bytes, host, knowledge, now);
        if (host is not null && host != knowledge.Verifier) return Without(VerificationResult.Invalid, VerificationReason.NotOfThisSystem);
        if (!Sign1.TryRead(bytes, null, out var message, out var found)) return Without(VerificationResult.Invalid, ReasonOf(found.Reason));
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
        Verdict Found(VerificationResult result, VerificationReason reason) => new(result, reason, now, null, claims);

        // 4 signing certificate
        if (certificate == CertificateState.Revoked) return Found(VerificationResult.Invalid, VerificationReason.SigningCertificateRevoked);
        // 5 its own dates
        if (now >= claims.ExpiresAt) return Found(VerificationResult.Invalid, VerificationReason.Expired);
        // 6 and 7
        var list = knowledge.FindList(claims.Status.Uri);
        return ByState(list is not null && list.Uri == claims.Status.Uri ? list : null, claims.Status.Index, certificate, now) with { Claims = claims };
    }

    /// <summary>Steps 6 and 7: state of registration and credential, facts still current; then what could not be known.</summary>
    /// <param name="list">The list that the credential names; null where none is known.</param>
    /// <param name="index">Its place there.</param>
    /// <param name="certificate">Good or unknown.</param>
    /// <param name="now">The verifier's own time.</param>
    internal static Verdict ByState(StatusList? list, int index, CertificateState certificate, DateTimeOffset now)
    {
        Verdict Found(VerificationResult result, VerificationReason reason, DateTimeOffset? asOf = null) => new(result, reason, now, asOf, null);

        var state = list is not null && now < list.ExpiresAt ? list[index] : null;
        var reason = state is { } value ? ReasonOf(value) : VerificationReason.StatusUnavailable;
        if (state is not null && reason != VerificationReason.None) return Found(VerificationResult.Invalid, reason, list!.IssuedAt);
        if (certificate != CertificateState.Good) return Found(VerificationResult.Unknown, VerificationReason.SigningCertificateUnknown);
        return state is null ? Found(VerificationResult.Unknown, reason) : Found(VerificationResult.Valid, reason, list!.IssuedAt);
    }

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
