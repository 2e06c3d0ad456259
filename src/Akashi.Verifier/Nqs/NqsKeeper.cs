using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Trust;

namespace Akashi.Verifier.Nqs;

/// <summary>The configured keys of the profile "nqs", and what OCSP says of their certificates. Nothing that is fetched adds one.</summary>
internal sealed class NqsKeeper(VerifierSettings settings, OcspClient ocsp, TimeProvider clock)
{
    private readonly List<Configured> keys = [.. settings.Nqs.Keys.Select(k => new Configured(k, k.Certificates[0].GetRSAPublicKey()!))];

    /// <summary>Every key with the state of its certificate now. Once revoked is revoked for ever.</summary>
    public async Task<ImmutableDictionary<string, NqsKey>> CheckAsync(CancellationToken ct)
    {
        foreach (var key in keys.Where(k => !k.IsRevoked && k.Issuer is not null))
        {
            var answer = await ocsp.AskAsync(key.Certificate, key.Issuer!, ct);
            key.IsRevoked = answer.State == Revocation.Revoked;
            if (answer.State == Revocation.Good) key.GoodAt = answer.AsOf;
        }
        return keys.ToImmutableDictionary(k => k.Settings.Id, k => new NqsKey(k.Key, StateOf(k), new DateTimeOffset(k.Certificate.NotAfter), k.Settings.Host, k.Settings.StatusLists));
    }

    // Without its CA the operator alone vouches for a key, and takes it away.
    private CertificateState StateOf(Configured key)
    {
        if (key.IsRevoked) return CertificateState.Revoked;
        return key.Issuer is null || (key.GoodAt is { } at && clock.GetUtcNow() - at <= settings.OcspLife) ? CertificateState.Good : CertificateState.Unknown;
    }

    private sealed class Configured(NqsKeySettings settings, RSA key)
    {
        public NqsKeySettings Settings => settings;

        public RSA Key => key;

        public X509Certificate2 Certificate => settings.Certificates[0];

        public X509Certificate2? Issuer => settings.Certificates.Count > 1 ? settings.Certificates[1] : null;

        public bool IsRevoked { get; set; }

        public DateTimeOffset? GoodAt { get; set; }
    }
}
