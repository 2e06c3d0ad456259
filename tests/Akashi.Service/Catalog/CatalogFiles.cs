namespace Akashi.Service.Tests.Catalog;

/// <summary>Finds the work tree, which holds the catalog and its schemas.</summary>
internal static class CatalogFiles
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Akashi.slnx"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie in the work tree."));
}
