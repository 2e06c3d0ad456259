using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;
using Akashi.Verification.Nqs;

namespace Akashi.Verifier.Nqs;

/// <summary>What the operator configures for codes of the profile "nqs" (docs/specifications/credential.md).</summary>
/// <param name="Hosts">Origins of other systems whose codes are read.</param>
/// <param name="Keys">The known keys.</param>
internal sealed record NqsSettings(IReadOnlyList<Uri> Hosts, IReadOnlyList<NqsKeySettings> Keys)
{
    private const int KeyBits = 2048;

    public static NqsSettings Read(SettingsReader reader, Uri verifier)
    {
        var hosts = reader.Words("Nqs:Hosts").Select(h => HostOf(reader, "Nqs:Hosts", h)).OfType<Uri>().ToList();
        var keys = reader.Words("Nqs:Keys").Select(k => KeyOf(reader, k, verifier)).OfType<NqsKeySettings>().ToList();
        foreach (var key in keys.Where(k => k.Host != verifier && !hosts.Contains(k.Host)))
            reader.Fault($"Nqs:{key.Id}:Host", "is neither the Verifier's own origin nor one of Nqs:Hosts");
        return new NqsSettings(hosts, keys);
    }

    // A link for strangers leads there, so only https and nothing but an origin.
    private static Uri? HostOf(SettingsReader reader, string key, string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var host) && host is { Scheme: "https", PathAndQuery: "/", UserInfo: "" }) return host;
        reader.Fault(key, $"\"{text}\" is not an origin such as https://verify.example.go.jp");
        return null;
    }

    private static NqsKeySettings? KeyOf(SettingsReader reader, string id, Uri verifier)
    {
        var file = $"Nqs:{id}:Certificate";
        reader.Knows($"Nqs:{id}:Host", $"Nqs:{id}:StatusLists");
        var certificates = reader.Certificates(file);
        if (certificates.Count == 0) return null;
        if (certificates[0].GetRSAPublicKey() is not { KeySize: KeyBits }) reader.Fault(file, "the first certificate has no RSA key of 2048 bits");
        return new NqsKeySettings(id, certificates, reader.Origin($"Nqs:{id}:Host", verifier.ToString()), reader.Text($"Nqs:{id}:StatusLists"));
    }
}
