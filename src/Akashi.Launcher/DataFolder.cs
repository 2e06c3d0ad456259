namespace Akashi.Launcher;

/// <summary>The folder of all data of a development stack; marked, so that a reset never empties another folder.</summary>
internal static class DataFolder
{
    private const string Mark = ".akashi-data";

    /// <summary>Makes and marks the folder.</summary>
    /// <returns>Its full path; null where it is another's: not empty and not marked.</returns>
    public static string? Open(string path)
    {
        var folder = Directory.CreateDirectory(path);
        if (!IsOurs(folder)) return null;
        File.WriteAllText(Path.Combine(folder.FullName, Mark), "Data of ./run. ./run --reset empties this folder.\n");
        return folder.FullName;
    }

    /// <summary>Empties the folder; false where it is another's.</summary>
    public static bool TryReset(string path)
    {
        var folder = new DirectoryInfo(path);
        if (!folder.Exists) return true;
        if (!IsOurs(folder)) return false;
        folder.Delete(recursive: true);
        return true;
    }

    private static bool IsOurs(DirectoryInfo folder) => folder.GetFileSystemInfos() is var inside && (inside.Length == 0 || inside.Any(f => f.Name == Mark));
}
