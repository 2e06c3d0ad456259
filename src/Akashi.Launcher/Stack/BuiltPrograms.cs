namespace Akashi.Launcher.Stack;

/// <summary>Where the build put the programs that we start. They are built together with us, in the same configuration.</summary>
internal static class BuiltPrograms
{
    private const string Solution = "Akashi.slnx";

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The assembly of a project under src/.</summary>
    public static string Find(string project) => Find(Path.Combine("src", project), project);

    /// <summary>The assembly of a project in any folder of the repository.</summary>
    public static string Find(string folder, string assembly)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(Root, folder, "bin", framework.Parent!.Name, framework.Name, assembly + ".dll");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution))) return folder.FullName;
        }
        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not in a folder with {Solution}.");
    }
}
