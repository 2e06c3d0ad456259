using Akashi.Sandbox.Personas;

namespace Akashi.Sandbox.CertificateAuthorities;

/// <summary>The CAs: two for the card (公的個人認証サービス), one for the issuer, one for TLS names in tests.</summary>
internal sealed class Authorities
{
    private static readonly Dictionary<string, string> Subjects = new()
    {
        ["authentication"] = "C=JP, O=JPKI Sandbox, OU=JPKI for user authentication, OU=Sandbox",
        ["signature"] = "C=JP, O=JPKI Sandbox, OU=JPKI for digital signature, OU=Sandbox",
        ["issuer"] = "C=JP, O=Sandbox Government, OU=Sandbox Official CA",
        ["tls"] = "C=JP, O=Sandbox, CN=Sandbox TLS",
    };

    private readonly SandboxSettings settings;
    private readonly TimeProvider clock;

    public Authorities(SandboxSettings settings, TimeProvider clock)
    {
        (this.settings, this.clock) = (settings, clock);
        using var making = Making.In(settings.Data);
        All = Subjects.Keys.AsParallel().Select(n => Open(n, n)).ToDictionary(a => a.Name);
        var trust = Directory.CreateDirectory(Path.Combine(settings.Data, "trust")).FullName;
        foreach (var authority in All.Values)
            File.WriteAllText(Path.Combine(trust, authority.Name + ".pem"), authority.Certificate.ExportCertificatePem() + "\n");
    }

    public IReadOnlyDictionary<string, CertificateAuthority> All { get; }

    public CertificateAuthority this[string name] => All[name];

    /// <summary>A CA with the name of another but its own key. Nobody trusts it, and it answers no questions.</summary>
    public CertificateAuthority Namesake(string name) => Open(name, "other-" + name);

    private CertificateAuthority Open(string name, string folder) =>
        CertificateAuthority.Open(name, Subjects[name], Path.Combine(settings.Data, "ca", folder), clock);
}
