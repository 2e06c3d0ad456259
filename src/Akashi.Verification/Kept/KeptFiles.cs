namespace Akashi.Verification.Kept;

/// <summary>The files of a folder.</summary>
internal interface IKeptFiles
{
    /// <summary>A file's content; null where there is none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    byte[]? Read(string name);

    /// <summary>Writes a file.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    void Write(string name, byte[] content);

    /// <summary>Removes a file if there is one.</summary>
    void Delete(string name);

    /// <summary>Names of the files that begin like this, without those that are being written.</summary>
    IEnumerable<string> Names(string begin);
}

/// <summary>A folder, written at once.</summary>
internal sealed class FolderFiles(string folder) : IKeptFiles
{
    private const string Lists = ".cwt";

    public byte[]? Read(string name) => File.Exists(PathOf(name)) ? File.ReadAllBytes(PathOf(name)) : null;

    public void Write(string name, byte[] content) => KeptFile.Write(folder, name, content);

    public void Delete(string name)
    {
        if (Directory.Exists(folder)) File.Delete(PathOf(name));
    }

    public IEnumerable<string> Names(string begin) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, begin + "*" + Lists).Select(f => Path.GetFileName(f)) : [];

    private string PathOf(string name) => Path.Combine(folder, name);
}

/// <summary>
/// A folder that is read at once and written at the end or never: what is fetched in vain changes nothing, and reading leaves no trace.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="isNew">Whether to begin without what is there; at the end it is replaced.</param>
internal sealed class StagedFiles(IKeptFiles folder, bool isNew) : IKeptFiles
{
    private readonly Dictionary<string, byte[]?> staged = [];

    public byte[]? Read(string name) => staged.TryGetValue(name, out var content) ? content : isNew ? null : folder.Read(name);

    public void Write(string name, byte[] content) => staged[name] = content;

    public void Delete(string name) => staged[name] = null;

    public IEnumerable<string> Names(string begin) =>
        (isNew ? [] : folder.Names(begin)).Where(n => !staged.ContainsKey(n))
            .Concat(staged.Where(s => s.Value is not null && s.Key.StartsWith(begin, StringComparison.Ordinal)).Select(s => s.Key));

    /// <summary>Writes everything.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Commit()
    {
        if (isNew)
        {
            foreach (var old in folder.Names("").Where(n => !staged.ContainsKey(n)).ToList()) folder.Delete(old);
        }
        foreach (var (name, content) in staged)
        {
            if (content is null) folder.Delete(name);
            else folder.Write(name, content);
        }
    }
}
