using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Fuzz;

/// <summary>Certificates in the public profile of a My Number card's, each from its own CA.</summary>
internal static class CardCertificates
{
    private const string FactsArc = "1.2.392.200149.8.5.5.";
    private static readonly DateTimeOffset Begin = Material.Now.AddYears(-1);

    public static (X509Certificate2 Root, X509Certificate2 Leaf) Authentication(RSA key) =>
        Issue("CN=Authentication", key, "1.2.392.200149.8.5.1.3.30", X509KeyUsageFlags.DigitalSignature, null);

    public static (X509Certificate2 Root, X509Certificate2 Leaf) Signature(RSA key) =>
        Issue("CN=Signature", key, "1.2.392.200149.8.5.1.1.20", X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, Facts());

    private static (X509Certificate2 Root, X509Certificate2 Leaf) Issue(string name, RSA key, string policy, X509KeyUsageFlags usage, X509Extension? facts)
    {
        using var authority = RSA.Create(2048);
        var asked = new CertificateRequest(name, authority, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        asked.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        asked.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var root = asked.CreateSelfSigned(Begin, Begin.AddYears(10));
        var leaf = new CertificateRequest("C=JP, CN=0123456789", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        leaf.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        leaf.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(["http://localhost:1/ocsp"], []));
        leaf.CertificateExtensions.Add(new X509Extension("2.5.29.32", Written(w =>
        {
            using (w.PushSequence())
            using (w.PushSequence())
                w.WriteObjectIdentifier(policy);
        }), true));
        if (facts is not null) leaf.CertificateExtensions.Add(facts);
        using var made = leaf.Create(root, Begin, Begin.AddYears(5), [0x17, 0x2A, 0x3B]);
        return (X509CertificateLoader.LoadCertificate(root.RawData), X509CertificateLoader.LoadCertificate(made.RawData));
    }

    private static X509Extension Facts() => new("2.5.29.17", Written(w =>
    {
        using (w.PushSequence())
        {
            (string Number, string Value)[] facts = [
                ("1", "渡辺\u3000葛子"), ("2", "01010"), ("3", "2"), ("4", "319790408"), ("5", "奈良県葛城市柿本166"), ("6", "0001000000")];
            foreach (var (number, value) in facts) Write(w, number, value);
        }
    }), false);

    private static void Write(AsnWriter writer, string number, string value)
    {
        var zero = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        using (writer.PushSequence(zero))
        {
            writer.WriteObjectIdentifier(FactsArc + number);
            using (writer.PushSequence(zero)) writer.WriteCharacterString(UniversalTagNumber.UTF8String, value);
        }
    }

    private static byte[] Written(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }
}
