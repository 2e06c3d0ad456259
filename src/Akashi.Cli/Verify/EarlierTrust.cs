using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Trust;

namespace Akashi.Cli.Verify;

/// <summary>
/// What a folder knew about the same system before it is filled again. A compromised service, or someone in between, can replay an old trust list; it
/// replaces no newer one, and no fetch undoes a revocation.
/// </summary>
/// <param name="Pem">The certificates; empty where none can be read.</param>
internal sealed record EarlierTrust(string Pem)
{
    private static readonly EarlierTrust Nothing = new("");

    /// <summary>Reads it; empty where the folder is new, damaged, or of another system.</summary>
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

    /// <summary>
    /// The earlier certificates together with those published now. Without its signer's certificate, an earlier trust list could no longer be
    /// checked.
    /// </summary>
    /// <exception cref="CryptographicException">What is published is not a bundle of certificates.</exception>
    public X509Certificate2Collection With(string published)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPem(published);
        // Compare all bytes. Certificates otherwise compare by issuer and serial number, which anybody can write into one.
        var seen = all.Select(Fingerprint).ToHashSet();
        foreach (var certificate in Certificates().Where(c => seen.Add(Fingerprint(c)))) all.Add(certificate);
        return all;
    }

    /// <summary>Chooses between the trust list in the folder and the fetched one.</summary>
    /// <param name="folder">The folder, including its certificates.</param>
    /// <param name="issuer">Origin of the system.</param>
    /// <param name="fetched">The fetched list.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether to keep the fetched list, and the other one to keep beside it, because it alone calls some key revoked.</returns>
    public static (bool TakesFetched, byte[]? Beside) Choose(string folder, string issuer, byte[] fetched, DateTimeOffset now)
    {
        var file = Path.Combine(folder, FetchedTrust.FileName);
        var keys = TrustFolder.KeysIn(folder, now);
        var bytes = File.Exists(file) ? File.ReadAllBytes(file) : [];
        var (before, next) = (FetchedTrust.Held(bytes, issuer, keys), FetchedTrust.Held(fetched, issuer, keys));
        if (next is not null && Clocks.IsAhead(next.IssuedAt, now)) return (false, null);
        if (before is null) return (true, null);
        // A list from the future, let in by a wrong clock, does not make another one older.
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
            // A damaged folder is filled again.
        }
        return found;
    }
}
