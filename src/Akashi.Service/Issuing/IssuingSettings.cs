using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Issuing.Stamping;
using Akashi.Trust;

namespace Akashi.Service.Issuing;

/// <summary>The issuer's keys, who certifies them, and the layout of the codes.</summary>
internal sealed record IssuingSettings
{
    /// <summary>Roots of the issuer's certificates.</summary>
    public required X509Certificate2Collection Roots { get; init; }

    /// <summary>CAs whose OCSP answers count without a nonce.</summary>
    public required WithoutNonce WithoutNonce { get; init; }

    /// <summary>EST service (RFC 7030) that certifies the issuer's keys; null where an operator installs certificates.</summary>
    public required Uri? EnrolAt { get; init; }

    /// <summary>Module in which issuer's keys stay; null where they are files.</summary>
    public required KeyModuleSettings? Module { get; init; }

    /// <summary>Which keys the issuer has, and when each takes over.</summary>
    public required KeyPlan Keys { get; init; }

    /// <summary>That codes are issued in the layout "nqs"; null where they are in our own.</summary>
    public required NqsIssuing? Nqs { get; init; }

    /// <summary>Who says when a document was signed; null where nobody does.</summary>
    public required TimeStampSettings? TimeStamps { get; init; }

    /// <summary>Further fonts for rare characters and variants, in the order of preference.</summary>
    public required IReadOnlyList<string> RareFonts { get; init; }

    /// <summary>Reads them; faults are collected in the reader.</summary>
    public static IssuingSettings Read(SettingsReader reader)
    {
        var keys = KeyPlan.Read(reader);
        var nqs = NqsIssuing.Read(reader, keys);
        return new IssuingSettings
        {
            Roots = reader.Certificates("Trust:Issuer"),
            WithoutNonce = new WithoutNonce(reader.OptionalCertificates("Trust:WithoutNonce")),
            EnrolAt = EnrolmentAddress(reader),
            Module = KeyModuleSettings.Read(reader, nqs is not null),
            Keys = keys,
            Nqs = nqs,
            TimeStamps = TimeStampSettings.Read(reader),
            RareFonts = Portal.Sheet.RareFonts.Read(reader),
        };
    }

    private static Uri? EnrolmentAddress(SettingsReader reader)
    {
        if (reader.Text("Issuing:EnrolAt") is not { } text) return null;
        if (Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri;
        reader.Fault("Issuing:EnrolAt", $"\"{text}\" is no http address of an EST service");
        return null;
    }
}
