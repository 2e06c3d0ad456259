using System.Text.Json;
using System.Text.RegularExpressions;
using Akashi.Service.Tests.Catalog.Reading;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Catalog;

/// <summary>The schemas for editors agree with the reader: the same keys, required keys, words and bounds.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public partial class SchemaTests
{
    private const string Empty = "zzz: 1";

    public static TheoryData<string, string, string, string> Mappings => new()
    {
        { "ministries", "ministries.yaml", "", Empty },
        { "ministries", "ministries.yaml", "ministries[]", "ministries:\n  - zzz: 1" },
        { "bodies", "bodies.yaml", "", Empty },
        { "bodies", "bodies.yaml", "bodies[]", "bodies:\n  - zzz: 1" },
        { "qualification", "qualifications/cook.yaml", "", Empty },
        { "qualification", "qualifications/cook.yaml", "number", "number:\n  zzz: 1" },
        { "procedure", "procedures/first.yaml", "", Empty },
        { "procedure", "procedures/first.yaml", "effects[]", "effects:\n  - zzz: 1" },
        { "procedure", "procedures/first.yaml", "fields[]", "fields:\n  - zzz: 1" },
        { "procedure", "procedures/first.yaml", "documents[]", "documents:\n  - zzz: 1" },
        { "procedure", "procedures/first.yaml", "fees[]", "fees:\n  - zzz: 1" },
        { "procedure", "procedures/first.yaml", "pages[]", "pages:\n  - zzz: 1" },
    };

    [Theory]
    [MemberData(nameof(Mappings))]
    public void A_schema_names_the_keys_that_the_reader_knows(string schema, string file, string mapping, string text)
    {
        var line = LastLineOf(text);
        var known = FaultsOf(file, text).Select(f => Known().Match(f)).Single(m => m.Success && m.Groups["line"].Value == line);
        var named = At(schema, mapping).GetProperty("properties").EnumerateObject().Select(p => p.Name);
        Assert.Equal(known.Groups["keys"].Value.Split(", ").Order(), named.Order());
    }

    [Theory]
    [MemberData(nameof(Mappings))]
    public void A_schema_requires_the_keys_that_the_reader_requires(string schema, string file, string mapping, string text)
    {
        var line = LastLineOf(text);
        var missing = FaultsOf(file, text).Select(f => Missing().Match(f))
            .Where(m => m.Success && m.Groups["line"].Value == line).Select(m => m.Groups["key"].Value);
        Assert.Equal(missing.Order(), At(schema, mapping).GetProperty("required").EnumerateArray().Select(k => k.GetString()).Order());
    }

    [Theory]
    [InlineData("effects[]", "does", "effects:\n  - does: zzz", 2)]
    [InlineData("effects[]", "when", "effects:\n  - does: link\n    when: zzz", 3)]
    [InlineData("fields[]", "binds", "fields:\n  - id: a\n    binds: zzz", 3)]
    [InlineData("fields[]", "kind", "fields:\n  - id: a\n    kind: zzz", 3)]
    [InlineData("fields[]", "when", "fields:\n  - id: a\n    when: zzz", 3)]
    [InlineData("documents[]", "when", "documents:\n  - id: a\n    when: zzz", 3)]
    public void A_schema_names_the_words_that_the_reader_knows(string mapping, string key, string text, int line)
    {
        var begin = $"procedures/first.yaml:{line}: \"{key}\" must be one of ";
        var fault = FaultsOf("procedures/first.yaml", text).Single(f => f.StartsWith(begin, StringComparison.Ordinal));
        Assert.Equal(
            fault.Split(" must be one of ")[1].Split(", "),
            WordsOf(At("procedure", mapping).GetProperty("properties").GetProperty(key)).EnumerateArray().Select(w => w.GetString()));
    }

    [Fact]
    public void A_schema_names_the_keys_of_a_condition()
    {
        var fault = FaultsOf("procedures/first.yaml", "fields:\n  - id: a\n    when: { zzz: 1 }").Select(f => Known().Match(f)).Single(m => m.Success && m.Groups["line"].Value == "3");
        var named = At("procedure", "").GetProperty("definitions").GetProperty("demand").GetProperty("properties").EnumerateObject().Select(p => p.Name);
        Assert.Equal(fault.Groups["keys"].Value.Split(", ").Order(), named.Order());
    }

    [Fact]
    public void A_schema_keeps_out_of_a_group_the_kinds_that_the_reader_does()
    {
        var items = At("procedure", "fields[]");
        var all = WordsOf(items.GetProperty("properties").GetProperty("kind")).EnumerateArray().Select(w => w.GetString()!);
        var repeated = items.GetProperty("properties").GetProperty("fields").GetProperty("items").GetProperty("allOf");
        Assert.Equal("#/properties/fields/items", repeated[0].GetProperty("$ref").GetString());
        var kept = repeated[1].GetProperty("properties").GetProperty("kind").GetProperty("not").GetProperty("enum").EnumerateArray().Select(w => w.GetString()!);
        var fault = FaultsOf("procedures/first.yaml", "fields:\n  - kind: group\n    fields:\n      - kind: zzz").Single(f => f.Contains(":4: \"kind\" must be"));
        Assert.Equal(fault.Split(" must be one of ")[1].Split(", "), all.Except(kept));
    }

    [Fact]
    public void A_schema_names_the_facts_that_may_be_left_out()
    {
        var faults = FaultsOf("procedures/first.yaml", "may-omit:\n  - zzz");
        var fault = faults.Single(f => f.Contains("\"may-omit\" must be a list of ", StringComparison.Ordinal));
        Assert.Equal(
            fault.Split(" must be a list of ")[1].Split(", "),
            At("procedure", "may-omit[]").GetProperty("enum").EnumerateArray().Select(w => w.GetString()));
    }

    [Theory]
    [InlineData("procedure", "fees[]", "fees:\n  - yen: {0}", "yen")]
    [InlineData("procedure", "", "days: {0}", "days")]
    [InlineData("procedure", "fields[]", "fields:\n  - max: {0}", "max")]
    [InlineData("procedure", "fields[]", "fields:\n  - least: {0}", "least")]
    [InlineData("procedure", "fields[]", "fields:\n  - most: {0}", "most")]
    public void A_schema_has_the_bounds_of_the_reader(string schema, string mapping, string text, string key)
    {
        var property = At(schema, mapping).GetProperty("properties").GetProperty(key);
        var bounds = $"\"{key}\" must be a whole number from {property.GetProperty("minimum")} to {property.GetProperty("maximum")}";
        var faults = FaultsOf("procedures/first.yaml", text.Replace("{0}", "x", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.EndsWith(bounds, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bodies", "bodies.yaml", "bodies[]", "name", "bodies:\n  - name: {0}")]
    [InlineData("ministries", "ministries.yaml", "ministries[]", "name", "ministries:\n  - name: {0}")]
    [InlineData("qualification", "qualifications/cook.yaml", "", "name", "name: {0}")]
    [InlineData("qualification", "qualifications/cook.yaml", "", "holder", "holder: {0}")]
    [InlineData("qualification", "qualifications/cook.yaml", "", "law", "law: {0}")]
    [InlineData("qualification", "qualifications/cook.yaml", "", "register", "register: {0}")]
    [InlineData("qualification", "qualifications/cook.yaml", "", "certificate", "certificate: {0}")]
    [InlineData("procedure", "procedures/first.yaml", "", "title", "title: {0}")]
    [InlineData("procedure", "procedures/first.yaml", "", "who", "who: {0}")]
    [InlineData("procedure", "procedures/first.yaml", "needed[]", "needed", "needed:\n  - {0}")]
    [InlineData("procedure", "procedures/first.yaml", "fields[]", "label", "fields:\n  - label: {0}")]
    [InlineData("procedure", "procedures/first.yaml", "fields[]", "hint", "fields:\n  - hint: {0}")]
    [InlineData("procedure", "procedures/first.yaml", "documents[]", "label", "documents:\n  - label: {0}")]
    [InlineData("procedure", "procedures/first.yaml", "documents[]", "hint", "documents:\n  - hint: {0}")]
    public void A_schema_asks_for_both_languages_of_a_text_within_the_bounds_of_the_reader(
        string schema, string file, string mapping, string key, string text)
    {
        var at = At(schema, mapping);
        var named = mapping == key + "[]" ? at : at.GetProperty("properties").GetProperty(key).GetProperty("allOf")[0];
        var definition = At(schema, "").GetProperty("definitions").GetProperty(named.GetProperty("$ref").GetString()!.Split('/')[^1]);
        Assert.Equal(["ja", "en"], definition.GetProperty("required").EnumerateArray().Select(k => k.GetString()));
        foreach (var language in definition.GetProperty("properties").EnumerateObject())
        {
            var most = language.Value.GetProperty("maxLength").GetInt32();
            var tooLong = "{ " + language.Name + ": " + new string('x', most + 1) + " }";
            Assert.Contains(
                FaultsOf(file, text.Replace("{0}", tooLong, StringComparison.Ordinal)),
                f => f.EndsWith($": \"{key}.{language.Name}\" is longer than {most} characters", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_file_names_its_schema()
    {
        var files = Directory.EnumerateFiles(Path.Combine(CatalogFiles.Root, "catalog"), "*.yaml", SearchOption.AllDirectories);
        Assert.All(files, file =>
        {
            var named = File.ReadLines(file).First().Split("yaml-language-server: $schema=")[1];
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, named)), file);
        });
    }

    // "when" is a word, or says what must hold.
    private static JsonElement WordsOf(JsonElement property) =>
        property.TryGetProperty("anyOf", out var any) ? any[0].GetProperty("enum") : property.GetProperty("enum");

    private static string LastLineOf(string text) => text.Split('\n').Length.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> FaultsOf(string file, string text)
    {
        using var folder = new CatalogFolder();
        folder.Write(file, text);
        return folder.Faults();
    }

    // "fields[]" means the items of the list, "number" the mapping itself, and "" the root.
    private static JsonElement At(string schema, string mapping)
    {
        var root = JsonDocument.Parse(File.ReadAllText(Path.Combine(CatalogFiles.Root, $"catalog/schema/{schema}.schema.json"))).RootElement;
        if (mapping.Length == 0) return root;
        var property = root.GetProperty("properties").GetProperty(mapping.TrimEnd('[', ']'));
        return mapping.EndsWith(']') ? property.GetProperty("items") : property;
    }

    [GeneratedRegex(@"^\S+?:(?<line>\d+): ""zzz"" is not known here; known are (?<keys>.+)$")]
    private static partial Regex Known();

    [GeneratedRegex(@"^\S+?:(?<line>\d+): ""(?<key>[\w-]+)"" is missing")]
    private static partial Regex Missing();
}
