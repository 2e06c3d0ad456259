namespace Akashi.Hosting.Files;

/// <summary>
/// A folder that only its owner may enter, whatever the umask. Databases, keys and logs in it need no protection of their own. On Windows a folder
/// inherits the rights of its parent, which are up to the operator.
/// </summary>
public static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Creates a folder for its owner alone; an existing one stays as it is.</summary>
    /// <returns>Its full path.</returns>
    public static string Make(string path) =>
        (OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnerOnly)).FullName;

    /// <summary>What is wrong with a folder that others may enter, and the command that fixes it; null where nothing is.</summary>
    public static string? Refuse(string path) => IsOpen(path)
        ? $"\"{path}\" can be read by other users of this machine. Close it with: chmod 700 \"{path}\" — "
            + "or name a folder that does not exist yet; it will be created that way"
        : null;

    /// <summary>Closes an existing folder to others.</summary>
    public static void Close(string path)
    {
        if (!OperatingSystem.IsWindows() && IsOpen(path)) File.SetUnixFileMode(Real(path), OwnerOnly);
    }

    private static bool IsOpen(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(Real(path)) & Others) != 0;

    // The data folder may be a link to another disk; the folder behind the link counts.
    private static string Real(string path) => new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
}
