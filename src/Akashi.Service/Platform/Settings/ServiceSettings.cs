using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;

namespace Akashi.Service.Platform.Settings;

/// <summary>What the operator sets for the service; read once at start, all mistakes at once.</summary>
public sealed record ServiceSettings
{
    /// <summary>Folder of keys, files and the embedded database.</summary>
    public required string Data { get; init; }

    /// <summary>The database: SQLite in the data folder, or PostgreSQL where the setting Database names one.</summary>
    public required StorageEngine Database { get; init; }

    /// <summary>The origin that browsers and the card agent see.</summary>
    public required Uri PublicOrigin { get; init; }

    /// <summary>The origin that stands in the codes.</summary>
    public required Uri VerifierOrigin { get; init; }

    /// <summary>Where the card agent listens on the holder's own machine.</summary>
    public required Uri CardAgentOrigin { get; init; }

    /// <summary>Policy that a user-authentication certificate must name (JPKI's unless set).</summary>
    public required string AuthenticationPolicy { get; init; }

    /// <summary>Policy that a signature certificate must name (JPKI's unless set).</summary>
    public required string SignaturePolicy { get; init; }

    /// <summary>Roots of the user-authentication certificates.</summary>
    public required X509Certificate2Collection AuthenticationRoots { get; init; }

    /// <summary>Roots of the signature certificates.</summary>
    public required X509Certificate2Collection SignatureRoots { get; init; }

    /// <summary>Roots of the issuer's certificates.</summary>
    public required X509Certificate2Collection IssuerRoots { get; init; }

    /// <summary>CAs whose OCSP answers count without a nonce.</summary>
    public required WithoutNonce WithoutNonce { get; init; }

    /// <summary>EST service (RFC 7030) that certifies the issuer's keys; null where an operator installs certificates.</summary>
    public required Uri? EnrolAt { get; init; }

    /// <summary>Module in which issuer's keys stay; null where they are files.</summary>
    public KeyModuleSettings? KeyModule { get; init; }

    /// <summary>Which keys the issuer has, and when each takes over.</summary>
    public required KeyPlan Keys { get; init; }

    /// <summary>That codes are issued in the layout "nqs"; null where they are in our own.</summary>
    public NqsIssuing? Nqs { get; init; }

    /// <summary>File of the key that encrypts the keys of forms in the database; the same on all nodes.</summary>
    public required string FormKeyFile { get; init; }

    /// <summary>Who runs the system.</summary>
    public required OperatorSettings Operator { get; init; }

    /// <summary>The card agents that the portal offers.</summary>
    public required AgentDownloads Agents { get; init; }

    /// <summary>Which sides this process serves.</summary>
    public required ServedSurfaces Surfaces { get; init; }

    /// <summary>Folder of the catalog.</summary>
    public required string CatalogFolder { get; init; }

    /// <summary>Whether the demo's bodies, registrations and first staff member are entered into an empty database.</summary>
    public required bool SeedDemo { get; init; }

    /// <summary>Body whose first member of staff is let in by a one-time link; null where the first is there already.</summary>
    public required string? FirstStaffBody { get; init; }

    /// <summary>Name of that member.</summary>
    public required string FirstStaffName { get; init; }

    /// <summary>The Sandbox's page, for the demo's steps; null where there is none.</summary>
    public required Uri? SandboxOrigin { get; init; }

    /// <summary>The payment provider; null where fees are not paid online.</summary>
    public required PaymentSettings? Payments { get; init; }

    /// <summary>Reads them; faults are collected in the reader.</summary>
    public static ServiceSettings Read(SettingsReader reader, HostSettings host)
    {
        var keys = KeyPlan.Read(reader);
        return Read(reader, host, keys, NqsIssuing.Read(reader, keys));
    }

    private static ServiceSettings Read(SettingsReader reader, HostSettings host, KeyPlan keys, NqsIssuing? nqs) => new()
    {
        Data = host.Data,
        Database = StorageEngine.Read(reader, host.Data),
        PublicOrigin = PublicFront.OriginOf(reader, host),
        VerifierOrigin = reader.Origin("Verifier:Origin"),
        CardAgentOrigin = reader.Origin("CardAgent:Origin", "http://127.0.0.1:8083"),
        AuthenticationPolicy = reader.Text("Trust:AuthenticationPolicy") ?? "1.2.392.200149.8.5.1.3.30",
        SignaturePolicy = reader.Text("Trust:SignaturePolicy") ?? "1.2.392.200149.8.5.1.1.20",
        AuthenticationRoots = reader.Certificates("Trust:Authentication"),
        SignatureRoots = reader.Certificates("Trust:Signature"),
        IssuerRoots = reader.Certificates("Trust:Issuer"),
        WithoutNonce = new WithoutNonce(reader.OptionalCertificates("Trust:WithoutNonce")),
        EnrolAt = EnrolmentAddress(reader),
        KeyModule = KeyModuleSettings.Read(reader, nqs is not null),
        Keys = keys,
        Nqs = nqs,
        FormKeyFile = reader.Text("FormKey") ?? Path.Combine(host.Data, "keys", "forms.key"),
        Operator = OperatorSettings.Read(reader),
        Agents = AgentDownloads.Read(reader),
        Surfaces = ServedSurfaces.Read(reader),
        CatalogFolder = reader.Text("Catalog") ?? Path.Combine(AppContext.BaseDirectory, "catalog"),
        SeedDemo = reader.Flag("Demo"),
        FirstStaffBody = reader.Text("Staff:FirstBody"),
        FirstStaffName = reader.Name("Staff:FirstName", 100) ?? "Administrator",
        SandboxOrigin = reader.Text("Sandbox:Origin") is null ? null : reader.Origin("Sandbox:Origin"),
        Payments = PaymentSettings.Read(reader),
    };

    private static Uri? EnrolmentAddress(SettingsReader reader)
    {
        if (reader.Text("Issuing:EnrolAt") is not { } text) return null;
        if (Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri;
        reader.Fault("Issuing:EnrolAt", $"\"{text}\" is no http address of an EST service");
        return null;
    }
}
