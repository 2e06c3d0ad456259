using Akashi.Hosting.Texts;

namespace Akashi.Service.Platform.Yaml;

/// <summary>Reads texts in both languages: <c>name: { ja: …, en: … }</c>. Both are empty where one has a fault.</summary>
internal static class BothLanguages
{
    private const string Ja = "ja";
    private const string En = "en";

    /// <summary>A text that must be there.</summary>
    public static (string Ja, string En) Both(this YamlMap map, string key, int max = YamlMap.LongestText) =>
        map.Inner(key, required: true) is { } both ? Read(both, max) : ("", "");

    /// <summary>A text that may be absent.</summary>
    public static (string Ja, string En)? OptionalBoth(this YamlMap map, string key, int max = YamlMap.LongestText) =>
        map.Inner(key, required: false) is { } both ? Read(both, max) : null;

    /// <summary>A list of texts.</summary>
    public static IEnumerable<(string Ja, string En)> Boths(this YamlMap map, string key) => map.Inners(key).Select(both => Read(both, YamlMap.LongestText));

    private static (string Ja, string En) Read(YamlMap both, int max)
    {
        var (ja, en) = (both.Text(Ja, max), both.Text(En, max));
        both.End();
        if (JapaneseText.Has(en)) both.Fault(En, $"{both.Named(En)} has Japanese letters");
        return ja.Length > 0 && en.Length > 0 ? (ja, en) : ("", "");
    }
}
