namespace Akashi.Architecture;

/// <summary>The work tree from which the tests were built.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Path of a compiled program or library of src/, in the configuration of the tests.</summary>
    public static string Compiled(string project, string? assembly = null) =>
        Path.Combine(Root, "src", project, "bin", Configuration, "net10.0", (assembly ?? project) + ".dll");

    /// <summary>Files below a folder that are written by hand; names are relative to the root, with '/'.</summary>
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

/// <summary>A breach of a rule.</summary>
/// <param name="By">Type or file that breaks it.</param>
/// <param name="Message">What it does wrong.</param>
internal sealed record Breach(string By, string Message)
{
    public override string ToString() => $"{By}: {Message}";

    /// <summary>Fails with a list of all breaches; passes if there are none.</summary>
    public static void None(IEnumerable<Breach> breaches)
    {
        var lines = breaches.Select(b => b.ToString()).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(lines.Count == 0, Environment.NewLine + string.Join(Environment.NewLine, lines));
    }
}
