using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Service.Tests.Given;

/// <summary>
/// A card certificate that no honest CA would issue. By default every property is that
/// of a good authentication certificate of the Sandbox; a test changes one of them.
/// </summary>
public sealed record CertificateForm
{
    /// <summary>The CA of the Sandbox that signs: authentication or signature.</summary>
    public string Authority { get; init; } = "authentication";

    /// <summary>Policy; null for none.</summary>
    public string? Policy { get; init; } = "1.2.392.200149.8.5.1.3.30";

    /// <summary>Key usage.</summary>
    public X509KeyUsageFlags Usage { get; init; } = X509KeyUsageFlags.DigitalSignature;

    /// <summary>Start of validity, relative to now.</summary>
    public TimeSpan From { get; init; } = TimeSpan.FromHours(-1);

    /// <summary>Length of validity.</summary>
    public TimeSpan Life { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Address of the OCSP responder; null for the Sandbox's.</summary>
    public string? Ocsp { get; init; }

    /// <summary>Whether the CA knows the certificate; if not, somebody else used the CA's key.</summary>
    public bool KnownToAuthority { get; init; } = true;

    /// <summary>Whether it is signed by another CA with the same name and another key.</summary>
    public bool ByNamesake { get; init; }

    /// <summary>Makes the certificate, with the key that all tests share.</summary>
    public TestKey Make(World world)
    {
        var key = TestCard.SharedKey;
        var authority = world.Authorities[Authority];
        var request = Request(key, Ocsp ?? $"{world.OutsideOrigin}ocsp/{Authority}");
        var from = world.Now + From;
        if (KnownToAuthority && !ByNamesake) return new TestKey(key, authority.Issue(request, from, Life));
        using var other = RSA.Create(2048);
        var signer = X509SignatureGenerator.CreateForRSA(ByNamesake ? other : authority.Key, RSASignaturePadding.Pkcs1);
        return new TestKey(key, request.Create(authority.Certificate.SubjectName, signer, from, from + Life, RandomNumberGenerator.GetBytes(12)));
    }

    private CertificateRequest Request(RSA key, string ocsp)
    {
        var request = new CertificateRequest("C=JP, CN=TEST", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(Usage, true));
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([ocsp], []));
        if (Policy is null) return request;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteObjectIdentifier(Policy);
        request.CertificateExtensions.Add(new X509Extension("2.5.29.32", writer.Encode(), true));
        return request;
    }
}
