namespace Akashi.Service.Tests.Issuing;

/// <summary>A temporary folder for one test.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("akashi-test-").FullName;

    public string PathOf(string name) => Path.Combine(path, name);

    /// <summary>Writes a file and returns its path.</summary>
    public string File(string name, byte[] bytes)
    {
        System.IO.File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public byte[] Read(string name) => System.IO.File.ReadAllBytes(PathOf(name));

    public void Dispose() => Directory.Delete(path, recursive: true);
}
