using System.Text.RegularExpressions;
using System.Xml.Linq;
using Akashi.Launcher.Stack;

namespace Akashi.Browser.Tests;

/// <summary>
/// What a Japanese text of the pages is in another language: the walks name texts in Japanese, as the acceptance table does, and find them in each
/// language. All texts of <c>src</c> and of the catalog, read from their files.
/// </summary>
internal static partial class Words
{
    private static readonly Lazy<Dictionary<string, List<string>>> English = new(() => Pairs().Concat(CatalogPairs())
        .GroupBy(pair => pair.Japanese, pair => pair.English, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Distinct(StringComparer.Ordinal).ToList(), StringComparer.Ordinal));

    private static readonly Lazy<List<(Regex Japanese, List<string> English)>> Patterns = new(() =>
        [.. English.Value.Where(p => Place().IsMatch(p.Key) && Place().Replace(p.Key, "").Length > 0).Select(p => (Pattern(p.Key), p.Value))]);

    /// <summary>The text in a language; more than one where pages say the same Japanese in different words.</summary>
    /// <param name="language">"ja" or "en".</param>
    /// <param name="japanese">A whole text, with values in its places where it has any.</param>
    public static IReadOnlyList<string> In(string language, string japanese)
    {
        if (language == "ja") return [japanese];
        if (Find(japanese) is { Count: > 0 } found) return found;
        throw new InvalidOperationException($"No text of the pages is \"{japanese}\".");
    }

    /// <summary>Matches an element that contains the text in a language.</summary>
    public static Regex Within(string language, string japanese) => new(string.Join('|', In(language, japanese).Select(Spaced)));

    /// <summary>Matches an element that says the text in a language and nothing else, but for the Japanese of a statutory name beside it.</summary>
    public static Regex Exactly(string language, string japanese) =>
        new($@"^\s*(?:{string.Join('|', In(language, japanese).Select(Spaced))})(?:\s*{Spaced(japanese)})?\s*$");

    private static List<string> Find(string japanese)
    {
        if (English.Value.TryGetValue(japanese, out var whole)) return whole;
        return [.. from pattern in Patterns.Value
                   let match = pattern.Japanese.Match(japanese)
                   where match.Success
                   from english in pattern.English
                   from text in Filled(english, match)
                   select text];
    }

    // A value that is a text itself is said in English too; any other stays as it is.
    private static IEnumerable<string> Filled(string english, Match values)
    {
        IEnumerable<string> texts = [english];
        foreach (var place in values.Groups.Values.Skip(1))
        {
            var said = Find(place.Value) is { Count: > 0 } found ? found : [place.Value];
            texts = [.. from text in texts from value in said select Place().Replace(text, at => at.Groups["p"].Value == place.Name[1..] ? value : at.Value)];
        }
        return texts;
    }

    private static Regex Pattern(string text) =>
        new("^" + string.Concat(Pieces().Matches(text).Select(m => m.Groups["p"] is { Success: true } place ? $"(?<p{place.Value}>.+?)" : Regex.Escape(m.Value))) + "$");

    // A browser may break a text at any gap.
    private static string Spaced(string text) => Gap().Replace(Regex.Escape(text), @"\s+");

    private static IEnumerable<(string Japanese, string English)> Pairs() =>
        from file in Directory.EnumerateFiles(Path.Combine(BuiltPrograms.Root, "src"), "*.en.resx", SearchOption.AllDirectories)
        let english = Texts(file)
        from text in Texts(file[..^".en.resx".Length] + ".resx")
        select (text.Value, english[text.Key]);

    private static Dictionary<string, string> Texts(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<(string Japanese, string English)> CatalogPairs() =>
        from file in Directory.EnumerateFiles(Path.Combine(BuiltPrograms.Root, "catalog"), "*.yaml", SearchOption.AllDirectories)
        from Match pair in Wording().Matches(File.ReadAllText(file))
        select (pair.Groups["ja"].Value, pair.Groups["en"].Value);

    [GeneratedRegex(@"\{(?<p>\d)(?::[^}]*)?\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{(?<p>\d)(?::[^}]*)?\}|[^{]+|\{")]
    private static partial Regex Pieces();

    [GeneratedRegex(@"(\\ |\s)+")]
    private static partial Regex Gap();

    [GeneratedRegex("""ja:\s*"(?<ja>[^"]*)",?\s+en:\s*"(?<en>[^"]*)"  """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Wording();
}
