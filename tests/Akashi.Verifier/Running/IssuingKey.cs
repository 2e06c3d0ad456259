using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Format;

namespace Akashi.Verifier.Tests.Running;

/// <summary>A key of the issuer with its certificate.</summary>
internal sealed class IssuingKey(ECDsa key, X509Certificate2 certificate) : ISigner
{
    public X509Certificate2 Certificate => certificate;

    public ReadOnlyMemory<byte> KeyId { get; } = SHA256.HashData(certificate.RawData).AsMemory(0, 8);

    public static async Task<IssuingKey> MakeAsync(RunningSandbox sandbox, string label)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new IssuingKey(key, await sandbox.CertifyAsync(label, key));
    }

    /// <summary>A key whose certificate chains to no trusted root.</summary>
    public static IssuingKey Foreign(ECCurve? curve = null)
    {
        var key = ECDsa.Create(curve ?? ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=foreign", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        return new IssuingKey(key, request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1)));
    }

    public byte[] Sign(ReadOnlySpan<byte> toBeSigned) =>
        key.SignData(toBeSigned, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
