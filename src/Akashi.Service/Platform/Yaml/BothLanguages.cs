using Akashi.Hosting.Texts;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Platform.Yaml;

/// <summary>Reads texts in both languages: <c>name: { ja: …, en: … }</c>. A text with a fault is <see cref="Wording.Unsaid"/>.</summary>
internal static class BothLanguages
{
    private const string Ja = "ja";
    private const string En = "en";

    /// <summary>A text that must be there.</summary>
    public static Wording Both(this YamlMap map, string key, int max = YamlMap.LongestText) =>
        map.Inner(key, required: true) is { } both ? Read(both, max) : Wording.Unsaid;

    /// <summary>A text that may be absent.</summary>
    public static Wording? OptionalBoth(this YamlMap map, string key, int max = YamlMap.LongestText) =>
        map.Inner(key, required: false) is { } both ? Read(both, max) : null;

    /// <summary>A list of texts.</summary>
    public static IEnumerable<Wording> Boths(this YamlMap map, string key) => map.Inners(key).Select(both => Read(both, YamlMap.LongestText));

    private static Wording Read(YamlMap both, int max)
    {
        var (ja, en) = (both.Text(Ja, max), both.Text(En, max));
        both.End();
        if (JapaneseText.Has(en)) both.Fault(En, $"{both.Named(En)} has Japanese letters");
        return ja.Length > 0 && en.Length > 0 ? new Wording(ja, en) : Wording.Unsaid;
    }
}
