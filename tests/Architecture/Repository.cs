namespace Akashi.Architecture;

/// <summary>The work tree the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Compiled program or library of src/, from the same configuration as the tests.</summary>
    public static string Compiled(string project, string? assembly = null) =>
        Path.Combine(Root, "src", project, "bin", Configuration, "net10.0", (assembly ?? project) + ".dll");

    /// <summary>Files below a folder that are written by hand, relative to the root with '/'.</summary>
    public static IEnumerable<SourceFile> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => extensions.Contains(Path.GetExtension(f)) && !IsMade(f))
            .Order(StringComparer.Ordinal)
            .Select(f => new SourceFile(f, File.ReadAllText(Path.Combine(Root, f))));

    private static bool IsMade(string file) =>
        file.Contains("/bin/", StringComparison.Ordinal) || file.Contains("/obj/", StringComparison.Ordinal)
        || file.Contains("/dist/", StringComparison.Ordinal) || file.Contains("/Migrations/", StringComparison.Ordinal);

    private static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Akashi.slnx"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie in the work tree."));
}

/// <summary>A file of the work tree.</summary>
/// <param name="Name">Path from the root, with '/'.</param>
/// <param name="Text">Content.</param>
internal sealed record SourceFile(string Name, string Text)
{
    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    public string Folder => Name[..Name.LastIndexOf('/')];
}

/// <summary>A rule that something breaks.</summary>
/// <param name="By">Type or file that breaks it.</param>
/// <param name="Message">What it does.</param>
internal sealed record Breach(string By, string Message)
{
    public override string ToString() => $"{By}: {Message}";

    /// <summary>Fails with every breach; says nothing where there is none.</summary>
    public static void None(IEnumerable<Breach> breaches) =>
        Assert.True(!breaches.Any(), Environment.NewLine + string.Join(Environment.NewLine, breaches.Select(b => b.ToString()).Distinct().Order(StringComparer.Ordinal)));
}
