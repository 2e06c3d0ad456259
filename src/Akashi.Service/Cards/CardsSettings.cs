using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Cards.Portal.Agent;
using Akashi.Trust;

namespace Akashi.Service.Cards;

/// <summary>Whose certificates count on a card, and by which ways it is read.</summary>
internal sealed record CardsSettings
{
    /// <summary>Policy that a user-authentication certificate must name (JPKI's unless set).</summary>
    public required string AuthenticationPolicy { get; init; }

    /// <summary>Policy that a signature certificate must name (JPKI's unless set).</summary>
    public required string SignaturePolicy { get; init; }

    /// <summary>Roots of the user-authentication certificates.</summary>
    public required X509Certificate2Collection AuthenticationRoots { get; init; }

    /// <summary>Roots of the signature certificates.</summary>
    public required X509Certificate2Collection SignatureRoots { get; init; }

    /// <summary>CAs whose OCSP answers count without a nonce.</summary>
    public required WithoutNonce WithoutNonce { get; init; }

    /// <summary>Where the card agent listens on the holder's own machine.</summary>
    public required Uri AgentOrigin { get; init; }

    /// <summary>The card agents that the portal offers.</summary>
    public required AgentDownloads Agents { get; init; }

    /// <summary>The phone as the other way; null where it is not offered.</summary>
    public PhoneSettings? Phone { get; init; }

    /// <summary>Reads them; faults are collected in the reader.</summary>
    public static CardsSettings Read(SettingsReader reader) => Read(reader, reader.Origin("CardAgent:Origin", "http://127.0.0.1:8083"));

    private static CardsSettings Read(SettingsReader reader, Uri agent) => new()
    {
        AuthenticationPolicy = reader.Text("Trust:AuthenticationPolicy") ?? "1.2.392.200149.8.5.1.3.30",
        SignaturePolicy = reader.Text("Trust:SignaturePolicy") ?? "1.2.392.200149.8.5.1.1.20",
        AuthenticationRoots = reader.Certificates("Trust:Authentication"),
        SignatureRoots = reader.Certificates("Trust:Signature"),
        WithoutNonce = new WithoutNonce(reader.OptionalCertificates("Trust:WithoutNonce")),
        AgentOrigin = agent,
        Agents = AgentDownloads.Read(reader, agent),
        Phone = PhoneSettings.Read(reader),
    };
}
