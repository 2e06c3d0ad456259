namespace Akashi.Sandbox.CertificateAuthorities;

/// <summary>The CAs: two of the card (公的個人認証サービス), one of the issuer, one for TLS names in tests.</summary>
internal sealed class Authorities
{
    public Authorities(SandboxSettings settings, TimeProvider clock)
    {
        CertificateAuthority Open(string name, string subject) => CertificateAuthority.Open(name, subject, Path.Combine(settings.Data, "ca", name), clock);
        var names = new[]
        {
            ("authentication", "C=JP, O=JPKI Sandbox, OU=JPKI for user authentication, OU=Sandbox"),
            ("signature", "C=JP, O=JPKI Sandbox, OU=JPKI for digital signature, OU=Sandbox"),
            ("issuer", "C=JP, O=Sandbox Government, OU=Sandbox Official CA"),
            ("tls", "C=JP, O=Sandbox, CN=Sandbox TLS"),
        };
        All = names.AsParallel().Select(n => Open(n.Item1, n.Item2)).ToDictionary(a => a.Name);
        var trust = Directory.CreateDirectory(Path.Combine(settings.Data, "trust")).FullName;
        foreach (var authority in All.Values) File.WriteAllText(Path.Combine(trust, authority.Name + ".pem"), authority.Certificate.ExportCertificatePem() + "\n");
    }

    public IReadOnlyDictionary<string, CertificateAuthority> All { get; }

    public CertificateAuthority this[string name] => All[name];
}
