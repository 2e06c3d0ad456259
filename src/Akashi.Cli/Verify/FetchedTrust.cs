using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Trust;

namespace Akashi.Cli.Verify;

/// <summary>
/// The trust list of a folder (docs/specifications/credential.md, "Trust list"), beside what the CA says: whatever is worse counts. Revoked is for ever, and
/// a purpose that it does not name is taken away; that it could not know a state counts to its end only. Of a list from the future only what it calls revoked counts.
/// </summary>
internal sealed class FetchedTrust
{
    public const string FileName = "trust-list.cwt";

    /// <summary>Older lists that call a key revoked of which the newest does not say so.</summary>
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

    /// <summary>What whoever verifies should know of it; null where it speaks.</summary>
    public string? Problem { get; }

    /// <summary>Reads the list of a folder; without one, or with one that does not hold, nothing is made worse, and that is told.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="issuer">Origin of the system.</param>
    /// <param name="keys">Keys whose certificates lead to the root, by id.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="IOException">It is there, but cannot be read.</exception>
    public static FetchedTrust Read(string folder, string issuer, IReadOnlyDictionary<string, FetchedKey> keys, DateTimeOffset now)
    {
        var file = Path.Combine(folder, FileName);
        var older = Older(folder, issuer, keys);
        if (!File.Exists(file)) return new FetchedTrust([], older, false, $"\"{folder}\" has no trust list: what is known of the issuer's keys is in the CA's list of revoked certificates only.");
        if (Held(File.ReadAllBytes(file), issuer, keys) is not { } list) return new FetchedTrust([], older, false, $"the trust list in \"{folder}\" does not hold and is not taken.");
        if (Clocks.IsAhead(list.IssuedAt, now))
            return new FetchedTrust([], [.. older, .. list.Keys], false, $"the trust list in \"{folder}\" is from the future ({list.IssuedAt:O}): of it counts only what it calls revoked. Run akashi trust fetch again.");
        var ended = list.ExpiresAt <= now;
        return new FetchedTrust(list.Keys, older, !ended, ended ? $"the trust list in \"{folder}\" ended at {list.ExpiresAt:O}: a key that was revoked since is known by the CA's list of revoked certificates only. Run akashi trust fetch again." : null);
    }

    /// <summary>A trust list that holds, whatever its dates are; null where it is none of this system, or by a key that may not sign it.</summary>
    public static TrustList? Held(byte[] bytes, string issuer, IReadOnlyDictionary<string, FetchedKey> keys) =>
        TrustList.TryRead(bytes, out var list, out _)
        && list!.Uri == issuer + Address
        && keys.TryGetValue(Convert.ToHexString(list.KeyId.Span), out var signer)
        && signer.State != CertificateState.Revoked
        && signer.May(CertificatePurpose.TrustLists)
        && list.IsSignedBy(signer.Certified.Key) ? list : null;

    /// <summary>What the older lists of a folder say that hold.</summary>
    public static IReadOnlyList<TrustedKey> Older(string folder, string issuer, IReadOnlyDictionary<string, FetchedKey> keys) =>
        [.. Directory.GetFiles(folder, OlderFiles).Select(f => Held(File.ReadAllBytes(f), issuer, keys)).OfType<TrustList>().SelectMany(l => l.Keys)];

    /// <summary>A key with what the list says of it.</summary>
    public FetchedKey Judge(FetchedKey key) => said[key.Certified.Id].Aggregate(revoked.Contains(key.Certified.Id) ? key with { State = CertificateState.Revoked } : key, (known, trusted) => known with
    {
        Purpose = known.Purpose & trusted.Purpose,
        State = trusted.State == CertificateState.Revoked || known.State == CertificateState.Revoked ? CertificateState.Revoked
            : inForce && trusted.State == CertificateState.Unknown ? CertificateState.Unknown
            : known.State,
    });

    private static string IdOf(TrustedKey key) => Convert.ToHexString(key.KeyId.Span);
}
