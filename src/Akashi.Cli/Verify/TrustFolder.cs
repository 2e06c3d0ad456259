using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Trust;

namespace Akashi.Cli.Verify;

/// <summary>Who the system is, and when everything was fetched: system.json of a folder.</summary>
internal sealed record FetchedSystem(string Issuer, Uri Verifier, DateTimeOffset FetchedAt);

/// <summary>A key of the folder whose certificate chains to the root.</summary>
/// <param name="Certified">The key and what it may sign.</param>
/// <param name="State">What is known about its certificate.</param>
/// <param name="Purpose">What it may sign: what its certificate allows, or less.</param>
internal sealed record FetchedKey(CertifiedKey Certified, CertificateState State, CertificatePurpose Purpose)
{
    /// <summary>Whether it may sign for this purpose.</summary>
    public bool May(CertificatePurpose purpose) => Purpose.HasFlag(purpose);
}

/// <summary>
/// What is needed to verify without a network, as <c>akashi trust fetch</c> left it (row 4.4.3). Everything except the root is checked again when the
/// folder is opened.
/// </summary>
internal sealed class TrustFolder : IKnowledge
{
    public const string SystemFile = "system.json";
    public const string RootFile = "root.pem";
    public const string CertificatesFile = "certificates.pem";
    public const string Lists = "list-*.cwt";
    public const string RevocationLists = "*.crl";

    // As long as a verifier may go without the newest keys.
    private static readonly TimeSpan KeysLife = TimeSpan.FromMinutes(10);
    private readonly FetchedSystem system;
    private readonly Dictionary<string, FetchedKey> keys;
    private readonly Dictionary<string, StatusList> lists;

    private TrustFolder(FetchedSystem system, Dictionary<string, FetchedKey> keys, Dictionary<string, StatusList> lists, string? problem)
    {
        (this.system, this.keys, this.lists) = (system, keys, lists);
        Problem = problem;
    }

    public string Issuer => system.Issuer;

    public Uri Verifier => system.Verifier;

    /// <summary>What is missing or too old, but does not decide a verdict by itself; null where nothing is.</summary>
    public string? Problem { get; }

    public static bool TryOpen(string folder, DateTimeOffset now, [NotNullWhen(true)] out TrustFolder? opened, out string problem)
    {
        (opened, problem) = (null, "");
        try
        {
            var system = JsonSerializer.Deserialize<FetchedSystem>(File.ReadAllText(Path.Combine(folder, SystemFile)))
                ?? throw new JsonException("it is empty");
            var certified = KeysIn(folder, now);
            var trust = FetchedTrust.Read(folder, system.Issuer, certified, now);
            var keys = certified.ToDictionary(k => k.Key, k => trust.Judge(k.Value));
            opened = new TrustFolder(system, keys, ListsIn(folder, keys, now), trust.Problem);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or CryptographicException)
        {
            problem = $"\"{folder}\" is not a folder that akashi trust fetch filled: {e.Message}";
            return false;
        }
    }

    public bool KeysAreCurrent(DateTimeOffset now) => Clocks.Past(system.FetchedAt, now) is { } at && now - at <= KeysLife;

    public IssuerKey? FindKey(ReadOnlySpan<byte> keyId) =>
        keys.GetValueOrDefault(Convert.ToHexString(keyId)) is { } found && found.May(CertificatePurpose.Credentials)
            ? new IssuerKey(found.Certified.Key, found.State, found.Certified.BeginsAt, found.Certified.EndsAt)
            : null;

    public StatusList? FindList(string uri) => lists.GetValueOrDefault(uri);

    /// <summary>The keys of a folder whose certificates chain to its root, by id.</summary>
    /// <exception cref="CryptographicException">The root or the certificates cannot be read.</exception>
    public static Dictionary<string, FetchedKey> KeysIn(string folder, DateTimeOffset now)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(Path.Combine(folder, RootFile));
        var published = new X509Certificate2Collection();
        published.ImportFromPemFile(Path.Combine(folder, CertificatesFile));
        var revocationLists = Directory.GetFiles(folder, RevocationLists).Select(File.ReadAllBytes).ToList();
        var anchors = new TrustAnchors(roots);
        var keys = new Dictionary<string, FetchedKey>();
        foreach (var certificate in published)
        {
            if (CertifiedKey.Of(certificate) is not { } key) continue;
            var fault = anchors.Check(certificate, now, X509KeyUsageFlags.DigitalSignature, out var issuer);
            if (fault is ChainFault.NotTrusted or ChainFault.WrongKeyUsage) continue;
            var state = StateOf(revocationLists.Select(l => CrlClient.Read(l, certificate, issuer!, now).State), fault);
            keys[key.Id] = new FetchedKey(key, state, key.Purpose);
        }
        return keys;
    }

    // A revocation is final. "Good" requires that a list which still counts says so, within the certificate's own dates.
    private static CertificateState StateOf(IEnumerable<Revocation> answers, ChainFault fault)
    {
        var said = answers.ToList();
        if (said.Contains(Revocation.Revoked)) return CertificateState.Revoked;
        return said.Contains(Revocation.Good) && fault == ChainFault.None ? CertificateState.Good : CertificateState.Unknown;
    }

    private static Dictionary<string, StatusList> ListsIn(string folder, Dictionary<string, FetchedKey> keys, DateTimeOffset now)
    {
        var found = new Dictionary<string, StatusList>();
        foreach (var file in Directory.GetFiles(folder, Lists))
        {
            if (!StatusList.TryRead(File.ReadAllBytes(file), out var list, out _) || Clocks.IsAhead(list!.IssuedAt, now)) continue;
            var holds = keys.TryGetValue(Convert.ToHexString(list.KeyId.Span), out var signer)
                && signer.State == CertificateState.Good
                && signer.May(CertificatePurpose.StatusLists)
                && list.IsSignedBy(signer.Certified.Key);
            if (holds && (!found.TryGetValue(list.Uri, out var other) || other.IssuedAt < list.IssuedAt)) found[list.Uri] = list;
        }
        return found;
    }
}

/// <summary>Decides with the library itself, from what was fetched before.</summary>
internal sealed class OfflineChecker(TrustFolder known, TimeProvider clock) : ICodeChecker
{
    public Task<IReadOnlyList<CodeVerdict>> CheckAsync(IReadOnlyList<string> codes, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return Task.FromResult<IReadOnlyList<CodeVerdict>>([.. codes.Select(c => CodeVerdict.Of(Verification.Decide(c, known, now)))]);
    }
}
