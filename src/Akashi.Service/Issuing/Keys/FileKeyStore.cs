using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akashi.Hosting.Files;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Issuing.Keys;

/// <summary>Stores certificates, and keys that are not in a module, as PEM files in the data folder, readable only by the Service's user.</summary>
/// <param name="settings">The data folder.</param>
/// <param name="enrolment">Gets a certificate for a new key.</param>
/// <param name="modules">Keys that never leave a module.</param>
internal sealed class FileKeyStore(ServiceSettings settings, Enrolment enrolment, ModuleKeys modules) : IKeyStore
{
    private const int RsaBits = 2048;
    private const string P256 = "1.2.840.10045.3.1.7";

    public async Task<IssuerKey> OpenAsync(KeyPurpose purpose, PlannedKey planned, CancellationToken ct)
    {
        var folder = PrivateFolder.Make(Path.Combine(settings.Data, "keys"));
        var keyFile = Path.Combine(folder, planned.Label + ".key.pem");
        var certificateFile = Path.Combine(folder, planned.Label + ".crt.pem");
        var key = modules.Find(purpose, planned.Label)
            ?? (File.Exists(keyFile) ? Read(purpose, keyFile, await File.ReadAllTextAsync(keyFile, ct)) : Make(purpose, keyFile));
        if (purpose == KeyPurpose.Nqs && key.KeySize != RsaBits)
        {
            throw new EnrolmentException(
                $"The key \"{planned.Label}\" has {key.KeySize} bits, where {RsaBits} are needed. Name another in Issuing:Keys:{purpose.Name()}.");
        }
        X509Certificate2Collection chain = [];
        if (File.Exists(certificateFile))
        {
            chain = ReadChain(purpose, certificateFile);
            if (!chain[0].PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo()))
            {
                throw new EnrolmentException(
                    $"{certificateFile} is the certificate of another key. To change the key, name a new one in Issuing:Keys:{purpose.Name()}.");
            }
        }
        else
        {
            chain.AddRange(await enrolment.CertifyAsync(purpose.Name(), SubjectOf(purpose), key, ct));
            DurableFile.Write(certificateFile, string.Join('\n', chain.Select(c => c.ExportCertificatePem())) + "\n");
        }
        var own = chain[0];
        chain.RemoveAt(0);
        return new IssuerKey(purpose, own, chain, key) { From = planned.From, Label = planned.Label };
    }

    private static string SubjectOf(KeyPurpose purpose) => $"C=JP, O=Akashi, OU=Issuing, CN=Akashi {purpose.Name()} signing";

    private static AsymmetricAlgorithm Make(KeyPurpose purpose, string file)
    {
        AsymmetricAlgorithm key = purpose.IsRsa() ? RSA.Create(RsaBits) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        DurableFile.WriteNew(file, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        return key;
    }

    // The operator may have put the wrong file there.
    private static AsymmetricAlgorithm Read(KeyPurpose purpose, string file, string pem)
    {
        AsymmetricAlgorithm key = purpose.IsRsa() ? RSA.Create() : ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key is not ECDsa ec || ec.ExportParameters(false).Curve is { IsNamed: true, Oid.Value: P256 }) return key;
            throw new CryptographicException("it is on another curve.");
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new EnrolmentException(
                $"{file} is no {(purpose.IsRsa() ? "RSA key" : "EC key on P-256")}: {e.Message} "
                    + $"Put the right file there, or name another key in Issuing:Keys:{purpose.Name()}.",
                e);
        }
    }

    private static X509Certificate2Collection ReadChain(KeyPurpose purpose, string file)
    {
        var chain = new X509Certificate2Collection();
        try
        {
            chain.ImportFromPemFile(file);
            if (chain.Count > 0) return chain;
            throw new CryptographicException("there is none in it.");
        }
        catch (CryptographicException e)
        {
            throw new EnrolmentException(
                $"{file} has no certificate that can be read: {e.Message} "
                    + $"Put the right file there, or name another key in Issuing:Keys:{purpose.Name()}.",
                e);
        }
    }
}
