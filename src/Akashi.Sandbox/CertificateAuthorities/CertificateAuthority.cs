using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Sandbox.CertificateAuthorities;

/// <summary>When a certificate was revoked.</summary>
internal sealed record RevokedEntry(DateTimeOffset At);

/// <summary>A CA of the outside world: its key and certificate in the data folder, what it has revoked, and whether it answers.</summary>
internal sealed class CertificateAuthority
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(3650 * 3);

    // A CA is older than every card, also than one that has expired.
    private static readonly TimeSpan GoodBefore = TimeSpan.FromDays(3650);
    private readonly string folder;
    private readonly ConcurrentDictionary<string, RevokedEntry> revoked = new();
    private readonly ConcurrentDictionary<string, string> issued = new();
    private readonly FileInfo issuedFile;
    private readonly FileInfo revokedFile;
    private long issuedRead = -1;
    private long revokedRead = -1;

    private CertificateAuthority(string name, string folder, X509Certificate2 certificate, RSA key)
    {
        (Name, this.folder, Certificate, Key) = (name, folder, certificate, key);
        (issuedFile, revokedFile) = (new FileInfo(Path.Combine(folder, "issued.txt")), new FileInfo(Path.Combine(folder, "revoked.txt")));
    }

    public string Name { get; }

    public X509Certificate2 Certificate { get; }

    public RSA Key { get; }

    /// <summary>When the CA was made. Its certificate is valid from ten years before.</summary>
    public DateTimeOffset MadeAt => new DateTimeOffset(Certificate.NotBefore) + GoodBefore;

    /// <summary>Whether OCSP answers. Switch it off to see what happens then.</summary>
    public bool Available { get; set; } = true;

    /// <summary>Whether the CRL can be fetched.</summary>
    public bool ListAvailable { get; set; } = true;

    /// <summary>Serial numbers of revoked certificates, in hexadecimal.</summary>
    public IReadOnlyDictionary<string, RevokedEntry> Revoked
    {
        get
        {
            foreach (var line in NewLines(revokedFile, ref revokedRead))
            {
                if (line.Split(' ') is [var serial, var at])
                    revoked.TryAdd(serial, new RevokedEntry(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));
            }
            return revoked;
        }
    }

    /// <summary>Subjects of all issued certificates by serial number in hexadecimal.</summary>
    public IReadOnlyDictionary<string, string> Issued
    {
        get
        {
            foreach (var line in NewLines(issuedFile, ref issuedRead))
            {
                var parts = line.Split(' ', 2);
                issued.TryAdd(parts[0], parts.Length == 2 ? parts[1] : "");
            }
            return issued;
        }
    }

    public static CertificateAuthority Open(string name, string subject, string folder, TimeProvider clock)
    {
        Directory.CreateDirectory(folder);
        var key = RsaKeyFile.Open(Path.Combine(folder, "ca.key.pem"));
        var certificateFile = Path.Combine(folder, "ca.crt.pem");
        if (File.Exists(certificateFile))
            return new CertificateAuthority(name, folder, X509CertificateLoader.LoadCertificateFromFile(certificateFile), key);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign | X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var begin = clock.GetUtcNow() - GoodBefore;
        using var made = request.CreateSelfSigned(begin, begin + Life);
        File.WriteAllText(certificateFile, made.ExportCertificatePem() + "\n");
        return new CertificateAuthority(name, folder, X509CertificateLoader.LoadCertificate(made.RawData), key);
    }

    public bool Knows(string serial) => Issued.ContainsKey(serial);

    /// <summary>Signs a certificate and records its serial number.</summary>
    public X509Certificate2 Issue(CertificateRequest request, DateTimeOffset from, TimeSpan life)
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x3F) | 0x40);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, true, false));
        var generator = X509SignatureGenerator.CreateForRSA(Key, RSASignaturePadding.Pkcs1);
        var end = from + life < Certificate.NotAfter ? from + life : Certificate.NotAfter;
        var certificate = request.Create(Certificate.SubjectName, generator, from, end, serial);
        issued[certificate.SerialNumber] = certificate.Subject;
        lock (issued) File.AppendAllText(issuedFile.FullName, $"{certificate.SerialNumber} {certificate.Subject}\n");
        return certificate;
    }

    public bool Revoke(string serial, DateTimeOffset at)
    {
        if (!Knows(serial)) return false;
        if (!Revoked.ContainsKey(serial) && revoked.TryAdd(serial, new RevokedEntry(at)))
            File.AppendAllText(revokedFile.FullName, $"{serial} {at.UtcDateTime:O}\n");
        return true;
    }

    // Another program with the same data folder issues and revokes too (./run card), so read what it has appended.
    private static string[] NewLines(FileInfo file, ref long read)
    {
        file.Refresh();
        if (!file.Exists || Interlocked.Exchange(ref read, file.Length) == file.Length) return [];
        return File.ReadAllLines(file.FullName);
    }
}
