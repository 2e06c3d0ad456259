using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Trust;

namespace Akashi.Cli.Verify;

/// <summary>
/// What a folder knew of the same system before it is filled anew. A service that was taken over, or whoever is on the way to it, can play an old trust
/// list again: it replaces no newer one, and no fetch takes a revocation back.
/// </summary>
/// <param name="Pem">Certificates; empty where there are none that can be read.</param>
internal sealed record EarlierTrust(string Pem)
{
    private static readonly EarlierTrust Nothing = new("");

    /// <summary>Reads it; nothing where the folder is new, broken, or of another system.</summary>
    public static async Task<EarlierTrust> ReadAsync(string folder, string issuer)
    {
        var (system, certificates) = (Path.Combine(folder, TrustFolder.SystemFile), Path.Combine(folder, TrustFolder.CertificatesFile));
        if (!File.Exists(system) || !File.Exists(certificates)) return Nothing;
        try
        {
            if (JsonSerializer.Deserialize<FetchedSystem>(await File.ReadAllTextAsync(system))?.Issuer != issuer) return Nothing;
            return new EarlierTrust(await File.ReadAllTextAsync(certificates));
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    /// <summary>The certificates of before and those that are published now: without that of its signer a trust list would not hold any more.</summary>
    /// <exception cref="CryptographicException">What is published is no bundle of certificates.</exception>
    public X509Certificate2Collection With(string published)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPem(published);
        // By all of its bytes: issuer and serial number, by which certificates are compared else, anybody can write into one.
        var seen = all.Select(Fingerprint).ToHashSet();
        foreach (var certificate in Certificates().Where(c => seen.Add(Fingerprint(c)))) all.Add(certificate);
        return all;
    }

    /// <summary>Decides between the trust list of the folder and one that was fetched.</summary>
    /// <param name="folder">The folder, with its certificates.</param>
    /// <param name="issuer">Origin of the system.</param>
    /// <param name="fetched">What was fetched.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether the fetched one is to be kept, and the other one beside it, for a key that it alone calls revoked.</returns>
    public static (bool TakesFetched, byte[]? Beside) Choose(string folder, string issuer, byte[] fetched, DateTimeOffset now)
    {
        var file = Path.Combine(folder, FetchedTrust.FileName);
        var keys = TrustFolder.KeysIn(folder, now);
        var bytes = File.Exists(file) ? File.ReadAllBytes(file) : [];
        var (before, next) = (FetchedTrust.Held(bytes, issuer, keys), FetchedTrust.Held(fetched, issuer, keys));
        if (next is not null && Clocks.IsAhead(next.IssuedAt, now)) return (false, null);
        if (before is null) return (true, null);
        // One from the future, which a clock that was wrong let in, makes no other one an older one.
        if (next is null || (next.IssuedAt < before.IssuedAt && !Clocks.IsAhead(before.IssuedAt, now))) return (false, null);
        var said = RevokedIn(next.Keys.Concat(FetchedTrust.Older(folder, issuer, keys)));
        return (true, RevokedIn(before.Keys).IsSubsetOf(said) ? null : bytes);
    }

    /// <summary>Ids of the keys that the CA's lists in a folder call revoked.</summary>
    public static HashSet<string> RevokedByLists(string folder, DateTimeOffset now) =>
        [.. TrustFolder.KeysIn(folder, now).Where(k => k.Value.State == CertificateState.Revoked).Select(k => k.Key)];

    private static string Fingerprint(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    private static HashSet<string> RevokedIn(IEnumerable<TrustedKey> keys) =>
        [.. keys.Where(k => k.State == CertificateState.Revoked).Select(k => Convert.ToHexString(k.KeyId.Span))];

    private X509Certificate2Collection Certificates()
    {
        var found = new X509Certificate2Collection();
        try
        {
            found.ImportFromPem(Pem);
        }
        catch (CryptographicException)
        {
            // A folder that was damaged is filled anew.
        }
        return found;
    }
}
