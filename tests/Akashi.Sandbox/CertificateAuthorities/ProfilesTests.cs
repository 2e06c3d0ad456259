using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using Akashi.Sandbox.Personas;

namespace Akashi.Sandbox.Tests.CertificateAuthorities;

public sealed class ProfilesTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private const string Facts = "1.2.392.200149.8.5.5.";

    [Fact]
    public void Signature_certificate_says_the_facts_and_which_characters_are_substitutes()
    {
        using var certificate = sandbox.CardCertificate("yoshino", "signature");
        var persona = Persona.ReadAll(Path.Combine(AppContext.BaseDirectory, "personas")).Single(p => p.Id == "yoshino");
        Assert.Equal(
            new Dictionary<string, string>
            {
                [Facts + "1"] = persona.Certificate!.Name,
                [Facts + "2"] = "11010",
                [Facts + "3"] = "2",
                [Facts + "4"] = "319850228",
                [Facts + "5"] = persona.Certificate.Address,
                [Facts + "6"] = new string('0', persona.Certificate.Address.Length),
            },
            OtherNames(certificate));
        Assert.Equal(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, Usage(certificate));
        Assert.Contains("1.2.392.200149.8.5.1.1.20", Policy(certificate), StringComparison.Ordinal);
    }

    [Fact]
    public void Authentication_certificate_says_nothing_about_the_person()
    {
        using var certificate = sandbox.CardCertificate("hanako", "authentication");
        Assert.DoesNotContain(certificate.Extensions, e => e.Oid!.Value == "2.5.29.17");
        Assert.Equal(X509KeyUsageFlags.DigitalSignature, Usage(certificate));
        Assert.Contains("1.2.392.200149.8.5.1.3.30", Policy(certificate), StringComparison.Ordinal);
        Assert.Matches("^CN=[0-9A-F]{24}, C=JP$|^C=JP, CN=[0-9A-F]{24}$", certificate.Subject);
    }

    [Fact]
    public void Certificate_tells_where_to_ask_for_its_revocation_and_whose_service_it_is()
    {
        using var certificate = sandbox.CardCertificate("hanako", "signature");
        Assert.Equal(
            [$"{sandbox.Origin}/ocsp/signature"],
            certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>().Single().EnumerateOcspUris());
        Assert.Contains(certificate.Extensions, e => e.Oid!.Value == "2.5.29.31");
        var issuer = certificate.Extensions.Single(e => e.Oid!.Value == "2.5.29.18");
        var names = new AsnReader(issuer.RawData, AsnEncodingRules.DER).ReadSequence().ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 4, true));
        Assert.Contains(Texts.CardService, new X500DistinguishedName(names.ReadEncodedValue().Span).Name, StringComparison.Ordinal);
    }

    private static X509KeyUsageFlags Usage(X509Certificate2 certificate) => certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages;

    private static string Policy(X509Certificate2 certificate)
    {
        var policies = new AsnReader(certificate.Extensions.Single(e => e.Oid!.Value == "2.5.29.32").RawData, AsnEncodingRules.DER);
        return policies.ReadSequence().ReadSequence().ReadObjectIdentifier();
    }

    private static Dictionary<string, string> OtherNames(X509Certificate2 certificate)
    {
        var found = new Dictionary<string, string>();
        var context = new Asn1Tag(TagClass.ContextSpecific, 0, true);
        var names = new AsnReader(certificate.Extensions.Single(e => e.Oid!.Value == "2.5.29.17").RawData, AsnEncodingRules.DER).ReadSequence();
        while (names.HasData)
        {
            var other = names.ReadSequence(context);
            found.Add(other.ReadObjectIdentifier(), other.ReadSequence(context).ReadCharacterString(UniversalTagNumber.UTF8String));
        }
        return found;
    }
}
