namespace Akashi.Service.Tests.Given;

/// <summary>The product's catalog with a fee of 500 yen on 介護福祉士の初期設定, in a folder of its own.</summary>
public sealed class FeeCatalog : IDisposable
{
    public FeeCatalog()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "catalog");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var procedure = Path.Combine(Folder, "procedures", "certified-care-worker", "initial-registration.yaml");
        File.WriteAllText(procedure, File.ReadAllText(procedure).Replace("fee: 0", "fee: 500", StringComparison.Ordinal));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("akashi-catalog-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
