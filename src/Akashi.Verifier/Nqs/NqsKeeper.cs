using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Trust;
using Akashi.Verifier.Knowing;

namespace Akashi.Verifier.Nqs;

/// <summary>The configured keys of the profile "nqs", and what OCSP says about their certificates. No key is ever added by fetching.</summary>
internal sealed class NqsKeeper(VerifierSettings settings, OcspClient ocsp, TimeProvider clock)
{
    private readonly List<Configured> keys = [.. settings.Nqs.Keys.Select(k => new Configured(k, k.Certificates[0].GetRSAPublicKey()!))];

    // Includes certificates that are not configured now: one that comes back is still revoked.
    private readonly SortedSet<string> revoked = new(StringComparer.Ordinal);

    /// <summary>Every key, with the current state of its certificate. A revocation is final.</summary>
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

    /// <summary>Drops statements of the CA that are dated in the future; revocations stay.</summary>
    public void DropAhead()
    {
        foreach (var key in keys) key.GoodAsOf = Clocks.Past(key.GoodAsOf, clock.GetUtcNow());
    }

    /// <summary>Every key, with what is known about it, without asking.</summary>
    public ImmutableDictionary<string, NqsKey> Known() =>
        keys.ToImmutableDictionary(
            k => k.Settings.Id,
            k => new NqsKey(k.Key, StateOf(k), k.Certificate.NotBefore, k.Certificate.NotAfter, k.Settings.Host, k.Settings.StatusLists));

    /// <summary>What is known, for saving across restarts; the id is the SHA-256 of the certificate.</summary>
    public IReadOnlyList<KeptState> Keep() =>
    [
        .. revoked.Select(r => new KeptState(r, true, null)),
        .. keys.Where(k => k.GoodAsOf is not null && !revoked.Contains(k.Fingerprint)).Select(k => new KeptState(k.Fingerprint, false, k.GoodAsOf)),
    ];

    /// <summary>Takes what was saved. It adds no key: only the settings say which keys there are.</summary>
    public void Restore(IEnumerable<KeptState> kept)
    {
        foreach (var state in kept)
        {
            if (state.IsRevoked) revoked.Add(state.Id);
            foreach (var key in keys.Where(k => k.Fingerprint == state.Id)) key.GoodAsOf = state.GoodAsOf;
        }
        DropAhead();
    }

    // Without its CA, only the operator vouches for a key, and can remove it. An answer from the future shows that a clock is wrong.
    private CertificateState StateOf(Configured key)
    {
        if (revoked.Contains(key.Fingerprint)) return CertificateState.Revoked;
        var now = clock.GetUtcNow();
        return key.Issuer is null || (Clocks.Past(key.GoodAsOf, now) is { } asOf && now - asOf <= settings.OcspLife)
            ? CertificateState.Good
            : CertificateState.Unknown;
    }

    private sealed class Configured(NqsKeySettings settings, RSA key)
    {
        public NqsKeySettings Settings => settings;

        public RSA Key => key;

        public X509Certificate2 Certificate => settings.Certificates[0];

        public X509Certificate2? Issuer => settings.Certificates.Count > 1 ? settings.Certificates[1] : null;

        public string Fingerprint { get; } = settings.Certificates[0].GetCertHashString(HashAlgorithmName.SHA256);

        /// <summary>When its CA last called it good; null where it never did.</summary>
        public DateTimeOffset? GoodAsOf { get; set; }
    }
}
