using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Status;
using Akashi.Hosting;
using Akashi.Trust;
using Akashi.Verification.Nqs;
using Akashi.Verification.Offline;
using Akashi.Verifier.Nqs;

namespace Akashi.Cli.Verify.Nqs;

/// <summary>
/// What a folder knows, and the keys of the profile "nqs" that the operator configured in its settings.json, by the same settings as a Verifier's. Where
/// a key's CA is configured, a CA's list in the folder must call the key's certificate good.
/// </summary>
internal sealed class OfflineNqs : IKnowledge
{
    private const string RevocationLists = "*.crl";
    private readonly TrustFolder folder;
    private readonly Dictionary<string, NqsKey> keys;

    private OfflineNqs(TrustFolder folder, IReadOnlyList<Uri> hosts, Dictionary<string, NqsKey> keys) =>
        (this.folder, NqsHosts, this.keys) = (folder, hosts, keys);

    public string Issuer => folder.Current.Issuer;

    public Uri Verifier => folder.Current.Verifier;

    public IReadOnlyList<Uri> NqsHosts { get; }

    /// <summary>Adds the configured keys.</summary>
    /// <param name="known">What the folder knows besides.</param>
    /// <param name="path">The folder.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="SettingsException">The settings have mistakes.</exception>
    /// <exception cref="IOException">A list cannot be read.</exception>
    public static OfflineNqs Read(TrustFolder known, string path, DateTimeOffset now)
    {
        var reader = new SettingsReader([SettingsFile.Read(path)]);
        var settings = NqsSettings.Read(reader, known.Current.Verifier);
        reader.ThrowIfFaulty();
        var lists = settings.Keys.Count == 0 ? [] : Directory.GetFiles(path, RevocationLists).Select(File.ReadAllBytes).ToList();
        return new OfflineNqs(known, settings.Hosts, settings.Keys.ToDictionary(k => k.Id, k => KeyOf(k, lists, now)));
    }

    public bool KeysAreCurrent(DateTimeOffset now) => folder.Current.KeysAreCurrent(now);

    public bool ClockIsBehind(DateTimeOffset now) => folder.Current.ClockIsBehind(now);

    public IssuerKey? FindKey(ReadOnlySpan<byte> keyId) => folder.Current.FindKey(keyId);

    public StatusList? FindList(string uri) => folder.Current.FindList(uri);

    public NqsKey? FindNqsKey(string keyId) => keys.GetValueOrDefault(keyId);

    private static NqsKey KeyOf(NqsKeySettings settings, List<byte[]> lists, DateTimeOffset now) => new(
        settings.Certificates[0].GetRSAPublicKey() ?? throw new CryptographicException("The settings were read without a key of RSA."),
        StateOf(settings.Certificates, lists, now), settings.Certificates[0].NotBefore, settings.Certificates[0].NotAfter, settings.Host, settings.StatusLists);

    // Without its CA, only the operator vouches for a key, and can remove it.
    private static CertificateState StateOf(X509Certificate2Collection certificates, List<byte[]> lists, DateTimeOffset now)
    {
        if (certificates.Count == 1) return CertificateState.Good;
        var said = lists.Select(l => CrlClient.Read(l, certificates[0], certificates[1], now).State).ToList();
        return said.Contains(Revocation.Revoked) ? CertificateState.Revoked : said.Contains(Revocation.Good) ? CertificateState.Good : CertificateState.Unknown;
    }
}
