namespace Akashi.Cli.Verify;

/// <summary>A file to look into.</summary>
/// <param name="Path">As it was named.</param>
/// <param name="IsNamed">Whether a person named it. Such a file may be a list of codes whatever its name.</param>
/// <param name="Fault">Why it is not looked into; null where it is.</param>
internal sealed record FileToRead(string Path, bool IsNamed, string? Fault = null);

/// <summary>All files in a folder and its subfolders, ordered by name. Nothing is left out silently.</summary>
internal static class FilesToRead
{
    /// <summary>Walks through the folder as it is asked for more.</summary>
    /// <exception cref="IOException">The folder itself cannot be read.</exception>
    public static IEnumerable<FileToRead> In(string folder)
    {
        var entries = new DirectoryInfo(folder).GetFileSystemInfos();
        return entries.OrderBy(e => e.Name, StringComparer.Ordinal).SelectMany(e => Of(Path.Combine(folder, e.Name), e));
    }

    // A linked folder may lead back here, or out of what the person meant.
    private static IEnumerable<FileToRead> Of(string path, FileSystemInfo entry)
    {
        if (entry is not DirectoryInfo) return [new FileToRead(path, IsNamed: false)];
        if (entry.LinkTarget is not null) return [new FileToRead(path, IsNamed: false, Reading.Unreadable.Unsupported)];
        try
        {
            return In(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new FileToRead(path, IsNamed: false, Reading.Unreadable.CannotOpen)];
        }
    }
}
