namespace Akashi.Verification.Kept;

/// <summary>A file that is there as a whole or not at all, in a folder that only its owner may enter.</summary>
internal static class KeptFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Beside = ".new";

    /// <summary>Writes a file, replacing any existing one, and creates the folder where it is missing.</summary>
    /// <exception cref="IOException">It could not be written; the existing file stays.</exception>
    public static void Write(string folder, string name, ReadOnlySpan<byte> content)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
        var path = Path.Combine(folder, name);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        using (var file = new FileStream(path + Beside, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        File.Move(path + Beside, path, overwrite: true);
    }
}
