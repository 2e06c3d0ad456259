using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Trust;
using Akashi.Verifier.Knowing;

namespace Akashi.Verifier.Nqs;

/// <summary>The configured keys of the profile "nqs", and what OCSP says of their certificates. Nothing that is fetched adds one.</summary>
internal sealed class NqsKeeper(VerifierSettings settings, OcspClient ocsp, TimeProvider clock)
{
    private readonly List<Configured> keys = [.. settings.Nqs.Keys.Select(k => new Configured(k, k.Certificates[0].GetRSAPublicKey()!))];

    // Of certificates that are not configured now too: one that comes back is still revoked.
    private readonly SortedSet<string> revoked = new(StringComparer.Ordinal);

    /// <summary>Every key with the state of its certificate now. Once revoked is revoked for ever.</summary>
    public async Task<ImmutableDictionary<string, NqsKey>> CheckAsync(CancellationToken ct)
    {
        foreach (var key in keys.Where(k => !revoked.Contains(k.Fingerprint) && k.Issuer is not null))
        {
            var answer = await ocsp.AskAsync(key.Certificate, key.Issuer!, ct);
            if (answer.State == Revocation.Revoked) revoked.Add(key.Fingerprint);
            if (answer.State == Revocation.Good) key.GoodAsOf = answer.AsOf;
        }
        return Known();
    }

    /// <summary>Drops what the CA is said to have said in the future; what is revoked stays revoked.</summary>
    public void DropAhead()
    {
        foreach (var key in keys) key.GoodAsOf = Clocks.Past(key.GoodAsOf, clock.GetUtcNow());
    }

    /// <summary>Every key with what is known of it, without asking.</summary>
    public ImmutableDictionary<string, NqsKey> Known() =>
        keys.ToImmutableDictionary(k => k.Settings.Id, k => new NqsKey(k.Key, StateOf(k), new DateTimeOffset(k.Certificate.NotAfter), k.Settings.Host, k.Settings.StatusLists));

    /// <summary>What is known, to be kept for a restart; the id is the SHA-256 of the certificate.</summary>
    public IReadOnlyList<KeptState> Keep() =>
    [
        .. revoked.Select(r => new KeptState(r, true, null)),
        .. keys.Where(k => k.GoodAsOf is not null && !revoked.Contains(k.Fingerprint)).Select(k => new KeptState(k.Fingerprint, false, k.GoodAsOf)),
    ];

    /// <summary>Takes what was kept. It adds no key: which ones there are, the settings alone say.</summary>
    public void Restore(IEnumerable<KeptState> kept)
    {
        foreach (var state in kept)
        {
            if (state.IsRevoked) revoked.Add(state.Id);
            foreach (var key in keys.Where(k => k.Fingerprint == state.Id)) key.GoodAsOf = state.GoodAsOf;
        }
        DropAhead();
    }

    // Without its CA the operator alone vouches for a key, and takes it away. An answer from the future says that a clock is wrong.
    private CertificateState StateOf(Configured key)
    {
        if (revoked.Contains(key.Fingerprint)) return CertificateState.Revoked;
        var now = clock.GetUtcNow();
        return key.Issuer is null || (Clocks.Past(key.GoodAsOf, now) is { } asOf && now - asOf <= settings.OcspLife) ? CertificateState.Good : CertificateState.Unknown;
    }

    private sealed class Configured(NqsKeySettings settings, RSA key)
    {
        public NqsKeySettings Settings => settings;

        public RSA Key => key;

        public X509Certificate2 Certificate => settings.Certificates[0];

        public X509Certificate2? Issuer => settings.Certificates.Count > 1 ? settings.Certificates[1] : null;

        public string Fingerprint { get; } = settings.Certificates[0].GetCertHashString(HashAlgorithmName.SHA256);

        /// <summary>As of when its CA last called it good; null where it never did.</summary>
        public DateTimeOffset? GoodAsOf { get; set; }
    }
}
