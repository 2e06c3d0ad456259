using System.Text.RegularExpressions;

namespace Akashi.Architecture.Texts;

/// <summary>The Verifier, which has no catalog, calls qualifications and bodies in English what the catalog calls them.</summary>
public partial class EnglishNamesTests
{
    [Fact]
    public void Verifier_has_the_names_of_the_catalog() =>
        Assert.Equal(
            Named("catalog/qualifications").Concat(Named("catalog/bodies.yaml")).Order(StringComparer.Ordinal),
            File.ReadLines(Path.Combine(Repository.Root, "src/Akashi.Verifier/Pages/EnglishNames.txt")).Order(StringComparer.Ordinal));

    // A line a name, as in the Verifier's list: Japanese, tab, English.
    private static IEnumerable<string> Named(string place)
    {
        var path = Path.Combine(Repository.Root, place);
        var files = File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.yaml");
        return files.SelectMany(f => Name().Matches(File.ReadAllText(f))).Select(m => $"{m.Groups["ja"].Value}\t{m.Groups["en"].Value}");
    }

    [GeneratedRegex("""^ *name: \{ ja: "(?<ja>[^"]*)", en: "(?<en>[^"]*)" \}""", RegexOptions.Multiline)]
    private static partial Regex Name();
}
