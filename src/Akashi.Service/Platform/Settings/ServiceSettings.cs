using Akashi.Hosting;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Platform.Settings;

/// <summary>
/// Settings for the service as a whole; a capability reads the settings that only it needs. They are read once, at start, which reports all mistakes together.
/// </summary>
public sealed record ServiceSettings
{
    /// <summary>Folder for keys, files and the embedded database.</summary>
    public required string Data { get; init; }

    /// <summary>The database: SQLite in the data folder, or PostgreSQL if the setting Database names one.</summary>
    public required StorageEngine Database { get; init; }

    /// <summary>The origin as seen by browsers and the card agent.</summary>
    public required Uri PublicOrigin { get; init; }

    /// <summary>The origin of the verifier: codes contain it, and pages link to it.</summary>
    public required Uri VerifierOrigin { get; init; }

    /// <summary>File with the key that encrypts the form keys in the database; the same on all nodes.</summary>
    public required string FormKeyFile { get; init; }

    /// <summary>The organisation that runs the system.</summary>
    public required OperatorSettings Operator { get; init; }

    /// <summary>The surfaces that this process serves.</summary>
    public required ServedSurfaces Surfaces { get; init; }

    /// <summary>Reads the settings; the reader collects faults.</summary>
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
