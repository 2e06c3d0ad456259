using Akashi.Hosting.Files;

namespace Akashi.Launcher;

/// <summary>The folder with all data of a development stack. It is marked, so that a reset never empties another folder.</summary>
internal static class DataFolder
{
    private const string Mark = ".akashi-data";

    /// <summary>The message for a folder that <see cref="Open"/> refuses.</summary>
    public static string NotOurs(string path) => $"{path} contains other things than our data; choose an empty folder with --data.";

    /// <summary>Creates and marks the folder, and closes it to everyone else on the machine.</summary>
    /// <returns>Its full path; null where it is not ours: not empty and not marked.</returns>
    public static string? Open(string path)
    {
        var folder = new DirectoryInfo(PrivateFolder.Make(path));
        if (!IsOurs(folder)) return null;
        Close(folder);
        var mark = Path.Combine(folder.FullName, Mark);
        if (!File.Exists(mark)) File.WriteAllText(mark, "Data of ./run. ./run --reset empties this folder.\n");
        return folder.FullName;
    }

    /// <summary>Keeps other runs out of an opened folder until it is disposed or the process ends, however it ends.</summary>
    /// <returns>Null where another run uses the folder.</returns>
    public static IDisposable? Hold(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, Mark), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Empties the folder except for its mark; false where it is not ours.</summary>
    public static bool TryReset(string path)
    {
        var folder = new DirectoryInfo(path);
        if (!folder.Exists) return true;
        if (!IsOurs(folder)) return false;
        foreach (var folderInside in folder.GetDirectories()) folderInside.Delete(recursive: true);
        foreach (var file in folder.GetFiles().Where(f => f.Name != Mark)) file.Delete();
        return true;
    }

    // An older version or a person made it. It is ours, so close it here; otherwise each program that starts in it would refuse it.
    private static void Close(DirectoryInfo folder)
    {
        PrivateFolder.Close(folder.FullName);
        foreach (var inside in folder.EnumerateDirectories()) PrivateFolder.Close(inside.FullName);
    }

    private static bool IsOurs(DirectoryInfo folder) => folder.GetFileSystemInfos() is var inside && (inside.Length == 0 || inside.Any(f => f.Name == Mark));
}
