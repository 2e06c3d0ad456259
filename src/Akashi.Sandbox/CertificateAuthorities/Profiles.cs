using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Sandbox.Personas;

namespace Akashi.Sandbox.CertificateAuthorities;

/// <summary>Who issues a card's certificate, and when.</summary>
/// <param name="Authority">The issuer.</param>
/// <param name="At">The time of issue; it is valid from an hour before.</param>
internal sealed record CardIssue(CertificateAuthority Authority, DateTimeOffset At);

/// <summary>Makes certificates in the profile of the real CAs, as far as it is public.</summary>
internal sealed class Profiles(Authorities authorities, SandboxSettings settings, TimeProvider clock)
{
    private const string AuthenticationPolicy = "1.2.392.200149.8.5.1.3.30";
    private const string SignaturePolicy = "1.2.392.200149.8.5.1.1.20";
    private const string FactsArc = "1.2.392.200149.8.5.5.";
    private const string DocumentSigning = "1.3.6.1.5.5.7.3.36";
    private const string EmailProtection = "1.3.6.1.5.5.7.3.4";

    // The purposes in docs/specifications/credential.md ("Issuer keys").
    private static readonly Dictionary<string, string> Purposes = new()
    {
        ["credential"] = "2.25.124719331687010122897367444136488226974",
        ["status"] = "2.25.232623439096046053779529679239137335965",
        ["trust"] = "2.25.150981426725675447717538582306814211672",
        // Not named in that document: a certificate with any other purpose allows nothing there.
        ["nqs"] = "2.25.11981306521193306826771951195304055029",
    };

    private static readonly TimeSpan CardLife = TimeSpan.FromDays(365 * 5);
    private static readonly TimeSpan IssuerLife = TimeSpan.FromDays(365 * 3);
    private static readonly TimeSpan NqsLife = TimeSpan.FromDays(365);

    /// <summary>Authentication certificate: no personal facts.</summary>
    public X509Certificate2 Authentication(RSA key, CardIssue? issue = null)
    {
        var request = Request($"C=JP, CN={Opaque()}", key, X509KeyUsageFlags.DigitalSignature, "authentication");
        request.CertificateExtensions.Add(Policy(AuthenticationPolicy));
        request.CertificateExtensions.Add(IssuerAlternativeName());
        return Issue(request, issue ?? new CardIssue(authorities["authentication"], clock.GetUtcNow()));
    }

    /// <summary>Signature certificate: the facts as otherNames, with substituted characters marked.</summary>
    public X509Certificate2 Signature(RSA key, Persona persona, CardIssue? issue = null)
    {
        var request = Request($"C=JP, CN={Opaque()}", key, X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, "signature");
        request.CertificateExtensions.Add(Policy(SignaturePolicy));
        request.CertificateExtensions.Add(IssuerAlternativeName());
        request.CertificateExtensions.Add(FactsOf(persona, persona.Certificate!));
        return Issue(request, issue ?? new CardIssue(authorities["signature"], clock.GetUtcNow()));
    }

    /// <summary>Certificate for an issuer's key, with the subject and key of the request.</summary>
    public X509Certificate2 Issuer(CertificateRequest asked, string label)
    {
        var request = new CertificateRequest(asked.SubjectName, asked.PublicKey, HashAlgorithmName.SHA256);
        if (label == "document")
        {
            // A document's signature is kept and shown later, when nothing may answer any more. PDF readers judge it by its purposes (RFC 9336, and
            // the one for e-mail, the only one that NSS knows), and by the revocation list alone, since NSS distrusts a silent responder.
            Common(request, X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, "issuer");
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(DocumentSigning), new Oid(EmailProtection)], false));
        }
        else
        {
            Common(request, X509KeyUsageFlags.DigitalSignature, "issuer");
            request.CertificateExtensions.Add(OcspAt("issuer"));
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(Purposes[label])], false));
        }
        // Codes of the layout "nqs" have no end other than their certificate's.
        return authorities["issuer"].Issue(request, Begin(), label == "nqs" ? NqsLife : IssuerLife);
    }

    /// <summary>Server certificate for names under localhost.</summary>
    public X509Certificate2 Server(ECDsa key, IReadOnlyList<string> names)
    {
        var request = new CertificateRequest("CN=" + names[0], key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        var alternative = new SubjectAlternativeNameBuilder();
        foreach (var name in names.Append("localhost").Distinct()) alternative.AddDnsName(name);
        request.CertificateExtensions.Add(alternative.Build());
        return authorities["tls"].Issue(request, Begin(), TimeSpan.FromDays(90));
    }

    private CertificateRequest Request(string subject, RSA key, X509KeyUsageFlags usage, string authority)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Common(request, usage, authority);
        request.CertificateExtensions.Add(OcspAt(authority));
        return request;
    }

    private void Common(CertificateRequest request, X509KeyUsageFlags usage, string authority)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(
            CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([new Uri(settings.PublicOrigin, $"/crl/{authority}.crl").ToString()]));
    }

    private X509AuthorityInformationAccessExtension OcspAt(string authority) => new([new Uri(settings.PublicOrigin, "/ocsp/" + authority).ToString()], []);

    private static X509Certificate2 Issue(CertificateRequest request, CardIssue issue) => issue.Authority.Issue(request, issue.At.AddHours(-1), CardLife);

    private DateTimeOffset Begin() => clock.GetUtcNow().AddHours(-1);

    private static string Opaque() => Convert.ToHexString(RandomNumberGenerator.GetBytes(12));

    private static X509Extension Policy(string oid)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteObjectIdentifier(oid);
        return new X509Extension("2.5.29.32", writer.Encode(), true);
    }

    // RFC 5280, 4.2.1.7: the service's name as a directory name; [4] is EXPLICIT because Name is a CHOICE.
    private static X509Extension IssuerAlternativeName()
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddOrganizationName(Texts.CardService);
        name.AddCountryOrRegion("JP");
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4, true)))
            writer.WriteEncodedValue(name.Build().RawData);
        return new X509Extension("2.5.29.18", writer.Encode(), false);
    }

    private static X509Extension FactsOf(Persona persona, CertifiedText certified)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        var sex = persona.Sex == 9 ? "3" : persona.Sex.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using (writer.PushSequence())
        {
            OtherName(writer, "1", certified.Name);
            OtherName(writer, "2", certified.NameSubstitutes);
            OtherName(writer, "3", sex);
            OtherName(writer, "4", EraDate(persona.Birth));
            OtherName(writer, "5", certified.Address);
            OtherName(writer, "6", certified.AddressSubstitutes);
        }
        return new X509Extension("2.5.29.17", writer.Encode(), false);
    }

    private static void OtherName(AsnWriter writer, string last, string value)
    {
        var context = new Asn1Tag(TagClass.ContextSpecific, 0, true);
        using (writer.PushSequence(context))
        {
            writer.WriteObjectIdentifier(FactsArc + last);
            using (writer.PushSequence(context)) writer.WriteCharacterString(UniversalTagNumber.UTF8String, value);
        }
    }

    // EYYYYMMDD: 1 Meiji, 2 Taisho, 3 Showa, 4 Heisei, 5 Reiwa, then the Western year.
    private static string EraDate(DateOnly date)
    {
        var era = date >= new DateOnly(2019, 5, 1)
            ? 5
            : date >= new DateOnly(1989, 1, 8)
            ? 4
            : date >= new DateOnly(1926, 12, 25)
            ? 3
            : date >= new DateOnly(1912, 7, 30)
            ? 2
            : 1;
        return era + date.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
    }
}
