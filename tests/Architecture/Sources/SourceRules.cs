using System.Text.RegularExpressions;

namespace Akashi.Architecture.Sources;

/// <summary>Rules about the text of source files.</summary>
internal static partial class SourceRules
{
    private const int MostLines = 400;

    public static IEnumerable<Breach> TooLong(IEnumerable<SourceFile> files) =>
        files.Where(f => f.Lines.Length > MostLines).Select(f => new Breach(f.Name, $"has {f.Lines.Length} lines, more than {MostLines}"));

    /// <summary>A warning is suppressed only where it occurs, with the reason next to it.</summary>
    public static IEnumerable<Breach> Silenced(IEnumerable<SourceFile> files) =>
        from file in files
        from line in file.Lines.Select((text, index) => (text, number: index + 1))
        where SilencesAllBelow().IsMatch(line.text) || (Suppresses().IsMatch(line.text) && !GivesAReason().IsMatch(line.text))
        select new Breach($"{file.Name}:{line.number}", "silences a warning without a reason beside it");

    /// <summary>Japanese texts belong in resources. Comments may contain Japanese words, and single characters do not count as text.</summary>
    public static IEnumerable<Breach> Japanese(IEnumerable<SourceFile> files) =>
        from file in files
        from line in WithoutComments(file.Text).Split('\n').Select((text, index) => (text, number: index + 1))
        where JapaneseLetter().IsMatch(OneCharacter().Replace(line.text, ""))
        select new Breach($"{file.Name}:{line.number}", "holds Japanese text: " + line.text.Trim());

    /// <summary>Addresses of another capability's pages are written only in Platform/Addresses, so that moving a page changes one place.</summary>
    public static IEnumerable<Breach> Addresses(IEnumerable<SourceFile> files) =>
        from file in files
        let folder = file.Name.Split('/')[2]
        where !file.Name.Contains("/Platform/Addresses/", StringComparison.Ordinal)
        from line in file.Lines.Select((text, index) => (text, number: index + 1))
        from Match address in Address().Matches(line.text)
        where !string.Equals(address.Groups["capability"].Value, folder, StringComparison.OrdinalIgnoreCase)
        select new Breach($"{file.Name}:{line.number}", $"writes the address {address.Value.Trim('"')} of another capability; Platform/Addresses has it");

    /// <summary>Using directives are sorted by name, with System first, so that two people add one in the same place. Aliases do not count.</summary>
    public static IEnumerable<Breach> Unsorted(IEnumerable<SourceFile> files) =>
        from file in files
        let names = file.Lines.Select(line => Using().Match(line)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToList()
        let sorted = names.OrderBy(n => n.Split('.')[0] != "System").ThenBy(n => n.Replace('.', '\0'), StringComparer.OrdinalIgnoreCase)
        from pair in names.Zip(sorted).Where(p => p.First != p.Second).Take(1)
        select new Breach(file.Name, $"uses {pair.First} where {pair.Second} comes first");

    [GeneratedRegex(@"^using ([A-Za-z0-9_.]+);$")]
    private static partial Regex Using();

    [GeneratedRegex(@"""~?/(?:office/)?(?<capability>accounts|applications|cards|contacts|decisions|home|issuing|payments|registers|staff)(?=[/""?#@{])")]
    private static partial Regex Address();

    private static string WithoutComments(string text) => Comment().Replace(text, m => new string('\n', m.Value.Count(c => c == '\n')));

    [GeneratedRegex(@"#pragma\s+warning\s+disable|SuppressMessage\(")]
    private static partial Regex Suppresses();

    [GeneratedRegex(@"#pragma\s+warning\s+disable\s*(//.*)?$|assembly:\s*\S*SuppressMessage|<NoWarn>")]
    private static partial Regex SilencesAllBelow();

    [GeneratedRegex(@"#pragma\s+warning\s+disable\s+\S+.*//\s*\S+\s+\S+|Justification\s*=\s*""[^""]+""")]
    private static partial Regex GivesAReason();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]")]
    private static partial Regex JapaneseLetter();

    [GeneratedRegex(@"'.'|""元""")]
    private static partial Regex OneCharacter();

    // In an address within a string, "//" follows ':' and does not start a comment.
    [GeneratedRegex(@"(?<!:)//[^\n]*|/\*.*?\*/|@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
