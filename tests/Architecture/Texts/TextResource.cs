using System.Xml.Linq;

namespace Akashi.Architecture.Texts;

/// <summary>A .resx file.</summary>
/// <param name="Name">Path from the root, with '/'.</param>
/// <param name="Texts">The texts by their keys.</param>
internal sealed record TextResource(string Name, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>The file in the first language, of which this is a translation: "X.en.resx" has "X.resx"; null where it is that.</summary>
    public string? Original => Path.GetExtension(Path.ChangeExtension(Name, null)) is { Length: > 0 } language
        ? Name.Replace(language + ".resx", ".resx", StringComparison.Ordinal)
        : null;

    public IEnumerable<string> Keys => Texts.Keys;

    public static TextResource Of(SourceFile file) =>
        new(file.Name, XDocument.Parse(file.Text).Root!.Elements("data").ToDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!));

    /// <summary>The files in the first language.</summary>
    public static IReadOnlyList<TextResource> In(string folder) => [.. AllIn(folder).Where(r => r.Original is null)];

    public static IReadOnlyList<TextResource> AllIn(string folder) => [.. Repository.Files(folder, ".resx").Select(Of)];
}
