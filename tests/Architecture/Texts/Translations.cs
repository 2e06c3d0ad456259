using System.Text.RegularExpressions;

namespace Akashi.Architecture.Texts;

/// <summary>
/// Each text is there in each language: every file has one in English, and a translation has the keys of its original, no fewer and no more, with the same
/// places for values.
/// </summary>
internal static partial class Translations
{
    private const string English = ".en.resx";

    /// <summary>Files in the first language without one in English.</summary>
    /// <param name="resources">All files.</param>
    /// <param name="except">Files that need none.</param>
    public static IEnumerable<Breach> Missing(IReadOnlyList<TextResource> resources, params IReadOnlyList<string> except)
    {
        var there = resources.Select(r => r.Name).ToHashSet();
        return from resource in resources
               where resource.Original is null && !except.Contains(resource.Name) && !there.Contains(Path.ChangeExtension(resource.Name, English))
               select new Breach(resource.Name, "is not there in English");
    }

    /// <summary>What translations lack, and what they have too much.</summary>
    /// <param name="resources">All files.</param>
    public static IEnumerable<Breach> Check(IReadOnlyList<TextResource> resources)
    {
        var originals = resources.Where(r => r.Original is null).ToDictionary(r => r.Name);
        foreach (var translation in resources.Where(r => r.Original is not null))
        {
            if (!originals.TryGetValue(translation.Original!, out var original))
            {
                yield return new Breach(translation.Name, $"translates {translation.Original}, which is not there");
                continue;
            }
            foreach (var key in original.Keys.Except(translation.Keys)) yield return new Breach(translation.Name, $"lacks \"{key}\"");
            foreach (var key in translation.Keys.Except(original.Keys))
                yield return new Breach(translation.Name, $"holds \"{key}\", which {original.Name} does not");
            foreach (var key in original.Keys.Intersect(translation.Keys))
            {
                if (FaultOf(original.Texts[key], translation.Texts[key]) is { } fault) yield return new Breach(translation.Name, $"\"{key}\" {fault}");
            }
        }
    }

    private static string? FaultOf(string original, string translation)
    {
        if (string.IsNullOrWhiteSpace(translation)) return "is empty";
        if (translation.Any(IsJapanese)) return "has Japanese letters";
        var (there, here) = (PlacesIn(original), PlacesIn(translation));
        return there.SetEquals(here) ? null : $"has the places {string.Join(' ', here)} for values instead of {string.Join(' ', there)}";
    }

    private static HashSet<string> PlacesIn(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    // Kana, kanji, their punctuation and full-width forms; the rare kanji are pairs, whose first halves are these.
    private static bool IsJapanese(char letter) =>
        letter is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFFEF') or (>= '\uD840' and <= '\uD8BF');

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Place();
}
