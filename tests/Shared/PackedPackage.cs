using System.IO.Compression;

namespace Akashi.Tests;

/// <summary>A package of ours, made once by the real `dotnet pack` from what was built.</summary>
/// <param name="project">Folder of the project.</param>
public abstract class PackedPackage(string project) : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("akashi-package-");

    public async ValueTask InitializeAsync()
    {
        var configuration = AppContext.BaseDirectory.Contains(
            $"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Debug"
            : "Release";
        await Tool.MustRunAsync(
            "dotnet", "pack", project, "-c", configuration, "--no-build", "-o", folder.FullName,
            "-v", "q", "-nodeReuse:false");
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    internal IReadOnlyList<string> Entries(string extension)
    {
        using var zip = Open(extension);
        return [.. zip.Entries.Select(e => e.FullName)];
    }

    internal string Text(string entry)
    {
        using var zip = Open(".nupkg");
        using var reader = new StreamReader(zip.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    private ZipArchive Open(string extension) => ZipFile.OpenRead(folder.EnumerateFiles("*" + extension).Single().FullName);
}
