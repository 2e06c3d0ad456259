using Akashi.Hosting;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Platform.Settings;

/// <summary>What the operator sets for the service as a whole; what a capability alone needs, it reads itself. Read once at start, all mistakes at once.</summary>
public sealed record ServiceSettings
{
    /// <summary>Folder of keys, files and the embedded database.</summary>
    public required string Data { get; init; }

    /// <summary>The database: SQLite in the data folder, or PostgreSQL where the setting Database names one.</summary>
    public required StorageEngine Database { get; init; }

    /// <summary>The origin that browsers and the card agent see.</summary>
    public required Uri PublicOrigin { get; init; }

    /// <summary>The origin that stands in the codes, and where pages lead who wants to verify.</summary>
    public required Uri VerifierOrigin { get; init; }

    /// <summary>File of the key that encrypts the keys of forms in the database; the same on all nodes.</summary>
    public required string FormKeyFile { get; init; }

    /// <summary>Who runs the system.</summary>
    public required OperatorSettings Operator { get; init; }

    /// <summary>Which sides this process serves.</summary>
    public required ServedSurfaces Surfaces { get; init; }

    /// <summary>Reads them; faults are collected in the reader.</summary>
    public static ServiceSettings Read(SettingsReader reader, HostSettings host) => new()
    {
        Data = host.Data,
        Database = StorageEngine.Read(reader, host.Data),
        PublicOrigin = PublicFront.OriginOf(reader, host),
        VerifierOrigin = reader.Origin("Verifier:Origin"),
        FormKeyFile = reader.Text("FormKey") ?? Path.Combine(host.Data, "keys", "forms.key"),
        Operator = OperatorSettings.Read(reader),
        Surfaces = ServedSurfaces.Read(reader),
    };
}
