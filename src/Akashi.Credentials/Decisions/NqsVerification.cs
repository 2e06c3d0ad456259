using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;

namespace Akashi.Credentials.Decisions;

/// <summary>Decides on a code of the profile "nqs", by the same steps but only with the keys of that profile.</summary>
internal static class NqsVerification
{
    /// <param name="bytes">The code; its first bytes are those of this profile.</param>
    /// <param name="host">Origin of the address that the code came in; null where it came alone.</param>
    /// <param name="knowledge">What the verifier knows.</param>
    /// <param name="now">The verifier's own time.</param>
    public static Verdict Decide(byte[] bytes, Uri? host, IKnowledge knowledge, DateTimeOffset now)
    {
        Verdict Invalid(VerificationReason reason, SignedContent? signed = null) => new Verdict.Invalid(reason, now, signed);

        // 1. The code is readable.
        if (!NqsMessage.TryRead(bytes, out var message, out _)) return Invalid(VerificationReason.NotReadable);
        // 2. Its key is known here. Otherwise only the host in the code can tell.
        if (knowledge.FindNqsKey(message!.KeyId) is not { } key || (host is not null && host != key.Host)) return Elsewhere(message, bytes, host, now);
        // 3. The signature holds.
        if (!message.IsSignedBy(key.Key)) return Invalid(VerificationReason.Tampered);
        if (!NqsFactsCodec.TryRead(message.Payload, out var facts, out _)) return Invalid(VerificationReason.NotReadable);
        var signed = new SignedContent.OfNqs(facts!);
        // 4. The signing certificate is not revoked.
        if (key.State == CertificateState.Revoked) return Invalid(VerificationReason.SigningCertificateRevoked, signed);
        // 5. The certificate has not expired: this layout has no other end.
        if (now >= key.EndsAt) return Invalid(VerificationReason.Expired, signed);
        // 6 and 7.
        return Verification.ByState(
            signed, ListOf(facts!, key, knowledge, out var index), index, Verification.DoubtOf(key.State, key.BeginsAt, null, now), now);
    }

    private static Status.StatusList? ListOf(NqsFacts facts, NqsKey key, IKnowledge knowledge, out int index)
    {
        index = 0;
        if (key.StatusLists is null || !NqsPlace.TryParse(facts.CredentialId, out var place)) return null;
        index = place!.Index;
        var uri = key.StatusLists + place.ListId;
        return knowledge.FindList(uri) is { } list && list.Uri == uri ? list : null;
    }

    // The facts go into a case of their own, so that nobody mistakes them for checked ones.
    private static Verdict.NotCheckedHere Elsewhere(NqsMessage message, byte[] bytes, Uri? host, DateTimeOffset now) => new(
        NqsFactsCodec.TryRead(message.Payload, out var facts, out _) ? facts : null,
        host is null ? null : new Uri(CredentialUrl.Format(host, bytes)),
        now);
}
