namespace Akashi.Credentials.Tests;

/// <summary>Files of the repository that are not part of a program: documents and vectors.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Akashi.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
