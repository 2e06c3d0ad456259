using System.Collections.Immutable;
using System.Security.Cryptography;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Status;

namespace Akashi.Verifier.Knowing;

/// <summary>All that is known at one instant; every part was checked when it was fetched. Replaced as a whole, never changed.</summary>
internal sealed record Knowledge(
    string Issuer, ImmutableDictionary<string, KnownKey> Keys, ImmutableDictionary<string, StatusList> Lists, DateTimeOffset? LastSuccessAt) : IKnowledge
{
    public IssuerKey? FindKey(ReadOnlySpan<byte> keyId) =>
        Keys.TryGetValue(Convert.ToHexString(keyId), out var known) ? new IssuerKey(known.Key, known.State) : null;

    public StatusList? FindList(string uri)
    {
        if (!Lists.TryGetValue(uri, out var list)) return null;
        // A list counts as long as the certificate of the key that signed it is good.
        return Keys.TryGetValue(Convert.ToHexString(list.KeyId.Span), out var signer) && signer.State == CertificateState.Good ? list : null;
    }
}

/// <summary>A key of the issuer with what is known of its certificate.</summary>
internal sealed record KnownKey(ECDsa Key, CertificateState State);
