namespace Akashi.Service.Tests.Given;

/// <summary>The product's catalog in a folder of a test's own.</summary>
public class CatalogCopy : IDisposable
{
    public CatalogCopy()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "catalog");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("akashi-catalog-").FullName;

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(Folder, recursive: true);
    }
}
