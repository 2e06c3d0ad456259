using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Akashi.Architecture.Sources;

/// <summary>Ids and step names of screens must match tests/Browser/screens.json.</summary>
public partial class ScreensTests
{
    private static readonly SourceFile[] Product = [.. Repository.Files("src", ".cs", ".cshtml"), .. Repository.Files("assets/ts", ".ts")];

    private static readonly Dictionary<string, JsonElement> Steps = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/Browser/screens.json"))).RootElement.EnumerateArray()
        .ToDictionary(s => s.GetProperty("id").GetString()!, s => s.GetProperty("step"));

    [Fact]
    public void Every_screen_id_in_the_code_is_in_the_list() => Breach.None(Unknown(Product));

    [Fact]
    public void A_page_shows_the_step_name_of_its_screen() =>
        Breach.None(Product.Where(f => f.Name.EndsWith(".cshtml", StringComparison.Ordinal)).SelectMany(OtherStep));

    [Fact]
    public void The_code_has_screens_of_every_flow_that_is_built() =>
        Assert.Superset(
            new HashSet<string> { "0.1", "0.4", "1.5.15", "1.6.1", "2.5.15", "2.6.1", "2.7.1", "3.6.1", "4.3.2", "6.5" },
            Product.SelectMany(Ids).ToHashSet());

    [Theory]
    [InlineData("<page-head screen=\"1.9.9\" />")]
    [InlineData("<page-head screen=\"1.5.9 1.9.9\" />")]
    [InlineData("<main data-screen=\"7.1\">")]
    [InlineData("private static readonly string[] Screens = [\"1.5.4\", \"1.5.44\"];")]
    [InlineData("public string Screen => ok ? \"4.3.1\" : \"4.3.3\";")]
    public void An_unknown_id_is_caught(string line) => Assert.Single(Unknown([new SourceFile("src/x.cs", line)]));

    private static IEnumerable<Breach> Unknown(IEnumerable<SourceFile> files) =>
        files.SelectMany(f => Ids(f).Where(id => !Steps.ContainsKey(id)).Select(id => new Breach(f.Name, $"screen {id} is not in screens.json")));

    private static IEnumerable<Breach> OtherStep(SourceFile page) => OtherStep(page, "ja", ".resx").Concat(OtherStep(page, "en", ".en.resx"));

    private static IEnumerable<Breach> OtherStep(SourceFile page, string language, string texts)
    {
        var resource = Path.ChangeExtension(Path.Combine(Repository.Root, page.Name), texts);
        var shown = File.Exists(resource)
            ? XDocument.Load(resource).Root!.Elements("data").SingleOrDefault(d => (string?)d.Attribute("name") == "StepName")?.Element("value")?.Value
            : null;
        var expected = Ids(page).Where(Steps.ContainsKey).Select(id => Steps[id]).Where(s => s.ValueKind == JsonValueKind.Object)
            .Select(s => s.GetProperty(language).GetString()!).ToHashSet();
        if (expected.Count > 0 && (shown is null || !expected.Contains(shown)))
            yield return new Breach(page.Name, $"shows \"{shown}\" and not {string.Join(" or ", expected)}");
    }

    // Ids appear as attributes, or as literals on a line about screens; this excludes object identifiers.
    private static IEnumerable<string> Ids(SourceFile file) => file.Lines
        .Where(l => l.Contains("creen", StringComparison.Ordinal) || l.Contains("LayoutModel(", StringComparison.Ordinal))
        .SelectMany(l => Literal().Matches(l)).SelectMany(m => m.Groups[1].Value.Split(' '));

    [GeneratedRegex(@"""(\d+(?:\.\d+){1,2}(?: \d+(?:\.\d+){1,2})*)""")]
    private static partial Regex Literal();
}
