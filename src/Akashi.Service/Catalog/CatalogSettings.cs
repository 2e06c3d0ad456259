using Akashi.Hosting;

namespace Akashi.Service.Catalog;

/// <summary>Where the catalog is.</summary>
/// <param name="Folder">Its folder; beside the program unless set.</param>
public sealed record CatalogSettings(string Folder)
{
    /// <summary>Reads Catalog.</summary>
    public static CatalogSettings Read(SettingsReader reader) => new(reader.Text("Catalog") ?? Path.Combine(AppContext.BaseDirectory, "catalog"));
}
