using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Service.Cards.Checks;

/// <summary>Reads the facts in a signature certificate: otherNames 1.2.392.200149.8.5.5.1 to .6 in its subjectAltName.</summary>
internal static class CertifiedFactsReader
{
    private const string SubjectAltName = "2.5.29.17";
    private const string FactsArc = "1.2.392.200149.8.5.5.";

    /// <summary>The facts; null if name or address is missing, or if the extension cannot be read.</summary>
    public static CertifiedFacts? Read(X509Certificate2 certificate)
    {
        var found = new Dictionary<string, string>();
        try
        {
            foreach (var extension in certificate.Extensions.Where(e => e.Oid?.Value == SubjectAltName)) Collect(extension.RawData, found);
        }
        catch (AsnContentException)
        {
            return null;
        }
        if (!found.TryGetValue("1", out var name) || !found.TryGetValue("5", out var address)) return null;
        return new CertifiedFacts(
            name, found.GetValueOrDefault("2") ?? "", address, found.GetValueOrDefault("6") ?? "",
            Birth(found.GetValueOrDefault("4")), SexOf(found.GetValueOrDefault("3")));
    }

    private static void Collect(byte[] der, Dictionary<string, string> found)
    {
        var otherName = new Asn1Tag(TagClass.ContextSpecific, 0, true);
        var names = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        while (names.HasData)
        {
            if (!names.PeekTag().HasSameClassAndValue(otherName))
            {
                names.ReadEncodedValue();
                continue;
            }
            var name = names.ReadSequence(otherName);
            var oid = name.ReadObjectIdentifier();
            var value = name.ReadSequence(otherName);
            if (!oid.StartsWith(FactsArc, StringComparison.Ordinal)) continue;
            found.TryAdd(oid[FactsArc.Length..], value.ReadCharacterString(UniversalTagNumber.UTF8String));
        }
    }

    // EYYYYMMDD. Era 0 is unknown, and then the date cannot be compared.
    private static DateOnly? Birth(string? text) =>
        text is { Length: 9 } && text[0] is >= '1' and <= '5'
        && DateOnly.TryParseExact(text[1..], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private static Sex? SexOf(string? code) => code switch { "1" => Sex.Male, "2" => Sex.Female, "3" => Sex.NotApplicable, _ => null };
}
