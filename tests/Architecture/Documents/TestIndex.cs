using System.Text.RegularExpressions;

namespace Akashi.Architecture.Documents;

/// <summary>
/// Finds the tests of the work tree by the names that documents use: a class (<c>RestartTests</c>, with folders
/// before it or a method after it), a method (<c>V3_a_full_disk…</c>, where … stands for omitted words), a
/// folder with tests in it (<c>Cards/Checks</c>), or a file of the repository (<c>docs/cards.md</c>).
/// </summary>
/// <param name="tests">Files below tests/.</param>
/// <param name="isFile">Whether the repository has a file or folder with this name.</param>
internal sealed partial class TestIndex(IEnumerable<SourceFile> tests, Func<string, bool> isFile)
{
    private readonly List<Indexed> files = [.. tests.Select(Read)];

    /// <summary>What is wrong with a name; null if it is correct.</summary>
    public string? Fault(string name)
    {
        if (FilePath().IsMatch(name)) return isFile(name.Split(' ')[0]) ? null : "no such file";
        if (ClassName().Match(name) is { Success: true } named)
            return FaultOfClass(named.Groups["folder"].Value, named.Groups["class"].Value, named.Groups["method"].Value);
        if (name.Contains('_', StringComparison.Ordinal)) return HasMethod(files, name) ? null : "no such test";
        return files.Any(f => f.HasTests && f.Folder.Contains(Folder(name), StringComparison.Ordinal)) ? null : "no folder of this name holds tests";
    }

    private string? FaultOfClass(string folder, string name, string method)
    {
        var found = files.Where(f => f.Classes.Contains(name) && (folder.Length == 0 || f.Folder.EndsWith(Folder(folder), StringComparison.Ordinal))).ToList();
        if (found.Count == 0) return "no such class of tests";
        return method.Length == 0 || HasMethod(found, method) ? null : "the class has no such test";
    }

    private static bool HasMethod(IEnumerable<Indexed> files, string name)
    {
        var pattern = new Regex($"^{Regex.Escape(name).Replace("…", ".*", StringComparison.Ordinal)}$");
        return files.Any(f => f.Methods.Any(pattern.IsMatch));
    }

    // Documents name projects with and without the prefix "Akashi.".
    private static string Folder(string name) => $"/{name.Replace("Akashi.", "", StringComparison.Ordinal)}/";

    private static Indexed Read(SourceFile file) => new(
        Folder(file.Folder["tests".Length..].TrimStart('/')),
        [.. Class().Matches(file.Text).Select(m => m.Groups[1].Value)],
        [.. Method().Matches(file.Text).Select(m => m.Groups[1].Value)]);

    private sealed record Indexed(string Folder, IReadOnlyList<string> Classes, IReadOnlyList<string> Methods)
    {
        public bool HasTests => Methods.Count > 0;
    }

    [GeneratedRegex(@"^(docs|tools|src|tests|assets)/")]
    private static partial Regex FilePath();

    [GeneratedRegex(@"^(?:(?<folder>[\w./]+)/)?(?<class>\w+(?:Tests|Walks?))(?:\.(?<method>.+))?$")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"\bclass (\w+)")]
    private static partial Regex Class();

    // The attribute, any attributes and comments below it, which may take several lines, and the method.
    [GeneratedRegex(@"\[(?:Fact|Theory)\b[^\n]*\]\n(?:[^\n]*\n)*?[ \t]*public [^\n(]*?(\w+)\(")]
    private static partial Regex Method();
}
