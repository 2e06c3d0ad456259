using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Format;

namespace Akashi.Pkcs11.Tests;

/// <summary>K: keys stay in a module and sign everything that the system signs. Tested with SoftHSM 2.</summary>
public sealed class KeyModuleTests(SoftToken token)
{
    private static readonly byte[] Data = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];

    [Fact]
    public void A_credential_is_signed_in_the_module_and_verified_outside()
    {
        using var key = token.Module.OpenEcdsa("credential");
        Assert.True(Credential.TryRead(Credential.Issue(Claims, new Signer(key)), out var credential, out var fault), fault.ToString());
        Assert.True(credential!.IsSignedBy(token.Ec));
    }

    [Fact]
    public void A_request_for_a_certificate_is_signed_in_the_module()
    {
        using var key = token.Module.OpenEcdsa("credential");
        var request = new CertificateRequest("CN=credential", key, HashAlgorithmName.SHA256).CreateSigningRequest();
        var read = CertificateRequest.LoadSigningRequest(request, HashAlgorithmName.SHA256);
        Assert.Equal(token.Ec.ExportSubjectPublicKeyInfo(), read.PublicKey.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public void A_document_is_signed_in_the_module()
    {
        using var key = token.Module.OpenRsa("document");
        var request = new CertificateRequest("CN=document", token.Rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = X509CertificateLoader.LoadCertificate(
            request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1)).RawData);
        var message = new SignedCms(new ContentInfo(Data), detached: true);
        message.ComputeSignature(
            new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate, key)
            {
                DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"),
                IncludeOption = X509IncludeOption.EndCertOnly
            });
        message.CheckSignature(verifySignatureOnly: true);
    }

    [Fact]
    public void PSS_is_signed_in_the_module()
    {
        using var key = token.Module.OpenRsa("document");
        Assert.True(
            token.Rsa.VerifyData(
                Data, key.SignData(Data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss), HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    [Fact]
    public void The_private_keys_do_not_come_out()
    {
        using var ec = token.Module.OpenEcdsa("credential");
        using var rsa = token.Module.OpenRsa("document");
        Assert.Throws<CryptographicException>(() => ec.ExportParameters(true));
        Assert.Throws<CryptographicException>(() => rsa.ExportParameters(true));
        Assert.ThrowsAny<CryptographicException>(ec.ExportPkcs8PrivateKey);
    }

    [Fact]
    public void Many_sign_at_once()
    {
        using var key = token.Module.OpenEcdsa("credential");
        Parallel.For(0, 100, i =>
        {
            byte[] data = [(byte)i];
            Assert.True(token.Ec.VerifyData(data, key.SignData(data, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256));
        });
    }

    [Fact]
    public void A_key_that_is_not_there_is_named() =>
        Assert.Contains("status", Assert.Throws<KeyModuleException>(() => token.Module.OpenEcdsa("status")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_of_another_kind_is_not_taken() => Assert.Throws<KeyModuleException>(() => token.Module.OpenEcdsa("document"));

    [Fact]
    public void A_library_that_is_not_there_is_named() =>
        Assert.Contains(
            "/nowhere.so", Assert.Throws<KeyModuleException>(() => KeyModule.Open("/nowhere.so", SoftToken.Label, SoftToken.Pin)).Message,
            StringComparison.Ordinal);

    private static CredentialClaims Claims => new(
        "https://portal.example.go.jp", DateTimeOffset.UnixEpoch.AddDays(1), DateTimeOffset.UnixEpoch, new byte[16], new StatusReference(
            "https://portal.example.go.jp/status/1", 0), new CredentialFacts
            {
                QualificationId = "nurse",
                QualificationName = "看護師",
                RegistrationNumber = "第01234567号",
                RegisteredOn = new DateOnly(2015, 4, 20),
                Name = "山田　花子",
                BirthOn = new DateOnly(1990, 12, 31),
                BodyName = "厚生労働省",
                RegisterVersion = 1,
            });

    private sealed class Signer(ECDsa key) : ISigner
    {
        public ReadOnlyMemory<byte> KeyId { get; } = new byte[8];

        public byte[] Sign(ReadOnlySpan<byte> toBeSigned) =>
            key.SignData(toBeSigned, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
