using System.Xml.Linq;

namespace Akashi.Architecture.Texts;

/// <summary>A .resx file.</summary>
/// <param name="Name">Path from the root, with '/'.</param>
/// <param name="Keys">Its keys, in the order of the file.</param>
internal sealed record TextResource(string Name, IReadOnlyList<string> Keys)
{
    public static TextResource Of(SourceFile file) =>
        new(file.Name, [.. XDocument.Parse(file.Text).Root!.Elements("data").Select(d => (string)d.Attribute("name")!)]);

    public static IReadOnlyList<TextResource> In(string folder) =>
        [.. Repository.Files(folder, ".resx").Where(f => !f.Name.EndsWith(".en.resx", StringComparison.Ordinal)).Select(Of)];
}
