using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;

namespace Akashi.Credentials.Decisions;

/// <summary>Decides on a code of the profile "nqs" by the same steps; its own keys only.</summary>
internal static class NqsVerification
{
    /// <param name="bytes">The code, which begins like one of this profile.</param>
    /// <param name="host">Origin of the address it came in; null where it came alone.</param>
    /// <param name="knowledge">What is known.</param>
    /// <param name="now">The verifier's own time.</param>
    public static Verdict Decide(byte[] bytes, Uri? host, IKnowledge knowledge, DateTimeOffset now)
    {
        Verdict Found(VerificationResult result, VerificationReason reason, NqsFacts? facts = null) => new(result, reason, now, null, null) { Nqs = facts };

        // 1 readable
        if (!NqsMessage.TryRead(bytes, out var message, out _)) return Found(VerificationResult.Invalid, VerificationReason.NotReadable);
        // 2 of a key that is known here: else only the host in the code can tell
        if (knowledge.FindNqsKey(message!.KeyId) is not { } key || (host is not null && host != key.Host)) return Elsewhere(message, bytes, host, now);
        // 3 signature
        if (!message.IsSignedBy(key.Key)) return Found(VerificationResult.Invalid, VerificationReason.Tampered);
        if (!NqsFactsCodec.TryRead(message.Payload, out var facts, out _)) return Found(VerificationResult.Invalid, VerificationReason.NotReadable);
        // 4 signing certificate
        if (key.State == CertificateState.Revoked) return Found(VerificationResult.Invalid, VerificationReason.SigningCertificateRevoked, facts);
        // 5 the end of the certificate is the only one there is
        if (now >= key.EndsAt) return Found(VerificationResult.Invalid, VerificationReason.Expired, facts);
        // 6 and 7
        var verdict = Verification.ByState(ListOf(facts!, key, knowledge, out var index), index, key.State, now);
        return verdict with { Nqs = facts };
    }

    private static Status.StatusList? ListOf(NqsFacts facts, NqsKey key, IKnowledge knowledge, out int index)
    {
        index = 0;
        if (key.StatusLists is null || !NqsPlace.TryParse(facts.CredentialId, out var place)) return null;
        index = place!.Index;
        var uri = key.StatusLists + place.ListId;
        return knowledge.FindList(uri) is { } list && list.Uri == uri ? list : null;
    }

    // Said plainly, and without the facts among those that were checked.
    private static Verdict Elsewhere(NqsMessage message, byte[] bytes, Uri? host, DateTimeOffset now) =>
        new(VerificationResult.Unknown, VerificationReason.NotCheckedHere, now, null, null)
        {
            Unchecked = NqsFactsCodec.TryRead(message.Payload, out var facts, out _) ? facts : null,
            CheckAt = host is null ? null : new Uri(CredentialUrl.Format(host, bytes)),
        };
}
