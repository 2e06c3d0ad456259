using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Trust;

namespace Akashi.Cli.Verify;

/// <summary>
/// The trust list of a folder (docs/specifications/credential.md, "Trust list"), applied together with what the CA says: the worse of the two counts.
/// A revocation stays for ever, and a purpose that the list does not name is removed. "Unknown" counts only until the list's end. From a list of the
/// future, only revocations count.
/// </summary>
internal sealed class FetchedTrust
{
    public const string FileName = "trust-list.cwt";

    /// <summary>Older lists that call a key revoked where the newest one does not.</summary>
    public const string OlderFiles = "trust-revoked-*.cwt";

    public const string Address = "/trust/list";

    private readonly ILookup<string, TrustedKey> said;
    private readonly HashSet<string> revoked;
    private readonly bool inForce;

    private FetchedTrust(IEnumerable<TrustedKey> keys, IEnumerable<TrustedKey> older, bool inForce, string? problem)
    {
        (this.inForce, Problem) = (inForce, problem);
        revoked = [.. older.Where(k => k.State == CertificateState.Revoked).Select(IdOf)];
        said = keys.ToLookup(IdOf);
    }

    /// <summary>What the person who verifies should know about the list; null where it is in force.</summary>
    public string? Problem { get; }

    /// <summary>Reads the list in a folder. Where it is missing or does not hold, no verdict gets worse, and the caller is told.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="issuer">Origin of the system.</param>
    /// <param name="keys">Keys whose certificates chain to the root, by id.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="IOException">The list exists but cannot be read.</exception>
    public static FetchedTrust Read(string folder, string issuer, IReadOnlyDictionary<string, FetchedKey> keys, DateTimeOffset now)
    {
        var file = Path.Combine(folder, FileName);
        var older = Older(folder, issuer, keys);
        if (!File.Exists(file))
            return new FetchedTrust(
                [], older, false,
                $"\"{folder}\" has no trust list: the issuer's keys are known only from the CA's list of revoked certificates.");
        if (Held(File.ReadAllBytes(file), issuer, keys) is not { } list)
            return new FetchedTrust([], older, false, $"the trust list in \"{folder}\" does not hold and is ignored.");
        if (Clocks.IsAhead(list.IssuedAt, now))
            return new FetchedTrust(
                [], [.. older, .. list.Keys], false,
                $"the trust list in \"{folder}\" is from the future ({list.IssuedAt:O}): only what it calls revoked counts. "
                + "Run akashi trust fetch again.");
        var ended = list.ExpiresAt <= now;
        var warning = $"the trust list in \"{folder}\" ended at {list.ExpiresAt:O}: "
            + "a key that was revoked since is known only from the CA's list of revoked certificates. Run akashi trust fetch again.";
        return new FetchedTrust(list.Keys, older, !ended, ended ? warning : null);
    }

    /// <summary>A trust list that holds, whatever its dates; null where it is of another system, or signed with a key that may not sign it.</summary>
    public static TrustList? Held(byte[] bytes, string issuer, IReadOnlyDictionary<string, FetchedKey> keys) =>
        TrustList.TryRead(bytes, out var list, out _)
        && list!.Uri == issuer + Address
        && keys.TryGetValue(Convert.ToHexString(list.KeyId.Span), out var signer)
        && signer.State != CertificateState.Revoked
        && signer.May(CertificatePurpose.TrustLists)
        && list.IsSignedBy(signer.Certified.Key) ? list : null;

    /// <summary>What the older lists in a folder say, as far as they hold.</summary>
    public static IReadOnlyList<TrustedKey> Older(string folder, string issuer, IReadOnlyDictionary<string, FetchedKey> keys) =>
        [.. Directory.GetFiles(folder, OlderFiles).Select(f => Held(File.ReadAllBytes(f), issuer, keys)).OfType<TrustList>().SelectMany(l => l.Keys)];

    /// <summary>Applies what the list says to a key.</summary>
    public FetchedKey Judge(FetchedKey key) => said[key.Certified.Id].Aggregate(
        revoked.Contains(key.Certified.Id) ? key with { State = CertificateState.Revoked } : key,
        (known, trusted) => known with
        {
            Purpose = known.Purpose & trusted.Purpose,
            State = trusted.State == CertificateState.Revoked || known.State == CertificateState.Revoked ? CertificateState.Revoked
            : inForce && trusted.State == CertificateState.Unknown ? CertificateState.Unknown
            : known.State,
        });

    private static string IdOf(TrustedKey key) => Convert.ToHexString(key.KeyId.Span);
}
