using Akashi.Service.Catalog.Reading;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Catalog.Reading;

/// <summary>Every mistake is reported with file and line (docs/specifications/catalog.md).</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class CatalogReaderTests
{
    [Fact]
    public void A_catalog_without_mistakes_is_read_into_types()
    {
        using var folder = new CatalogFolder();
        var cook = Assert.Single(folder.Read().Qualifications);
        Assert.Equal(("調理師", "団体", "012345", false), (cook.Name.Ja, cook.Body.Name.Ja, cook.Number.Example, cook.Number.Confirmed));
    }

    [Theory]
    [InlineData("name: { ja: 調理師, en: Cook }", "", "1: \"name\" is missing")]
    [InlineData("kana: ちょうりし", "kana: ''", "3: \"kana\" must be a text")]
    [InlineData("kana: ちょうりし", "kana: [ちょうりし]", "3: \"kana\" must be a text")]
    [InlineData("kana: ちょうりし", "kana: ちょうりし\nfax: 1", "4: \"fax\" is not known here; known are id, body, ministry, name, kana, law, register, " +
        "certificate, number, procedures, holder, certifies, kind, source")]
    [InlineData("kana: ちょうりし", "kana: ちょうりし\nkana: ちょうりし", "4: is no YAML:")]
    [InlineData("kana: ちょうりし", "kana: \"ちょうりし", "3: is no YAML:")]
    [InlineData("id: cook", "id: chef", "1: \"chef\" must be the file's name, \"cook\"")]
    [InlineData("ministry: mhlw", "ministry: interior", "4: \"interior\" is not in ministries.yaml")]
    [InlineData("body: body", "body: nobody", "5: \"nobody\" is not in bodies.yaml")]
    [InlineData("  - first", "  - [first]", "15: \"procedures\" must be a list of texts")]
    [InlineData("procedures:\n  - first\n  - change", "procedures: first", "14: \"procedures\" must be a list")]
    [InlineData("example: \"012345\"", "example: A-1", "12: \"A-1\" does not fit the pattern")]
    [InlineData("pattern: '^[0-9]{1,7}$'", "pattern: '['", "11: is no regular expression that runs without backtracking:")]
    [InlineData("pattern: '^[0-9]{1,7}$'", "pattern: '(a)\\1'", "11: is no regular expression that runs without backtracking:")]
    [InlineData("confirmed: false", "confirmed: no", "13: \"confirmed\" must be true or false")]
    [InlineData("confirmed: false", "confirmed: false\n  digits: 7", "14: \"digits\" is not known here; known are pattern, example, confirmed")]
    public void A_mistake_in_a_qualification_is_reported_with_its_line(string right, string wrong, string fault)
    {
        using var folder = new CatalogFolder();
        folder.Write("qualifications/cook.yaml", Swap(CatalogFolder.Qualification, right, wrong));
        Assert.Contains(folder.Faults(), f => f.StartsWith("qualifications/cook.yaml:" + fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en: Body }", "en: Body }\n  - id: body\n    name: { ja: もう一つ, en: Other }", "4: \"body\" is there already")]
    [InlineData("en: Body }", "en: Body }\n    phone: 1", "4: \"phone\" is not known here; known are id, name, officer, credential-days, source")]
    [InlineData("en: Body }", "en: Body }\n    officer: { ja: 会長, en: President }", "2: \"source\" is missing")]
    [InlineData("en: Body }", "en: Body }\n    credential-days: 366", "4: \"credential-days\" must be a whole number from 1 to 365")]
    [InlineData("bodies:", "- bodies:", "1: holds no mapping (key: value)")]
    public void A_mistake_in_the_bodies_is_reported_with_its_line(string right, string wrong, string fault)
    {
        using var folder = new CatalogFolder();
        folder.Write("bodies.yaml", wrong.StartsWith('-') ? "- a\n" : Swap(CatalogFolder.Bodies, right, wrong));
        Assert.Contains("bodies.yaml:" + fault, folder.Faults());
    }

    [Theory]
    [InlineData("id: mhlw", "id: mic", "4: \"mic\" is there already")]
    [InlineData("  - id: mic\n", "  - 総務省\n  - id: mic\n", "2: \"ministries\" must be a list of mappings")]
    [InlineData("en: Ministry of Internal", "en: 総務省 of Internal", "3: \"name.en\" has Japanese letters")]
    public void A_mistake_in_the_ministries_is_reported_with_its_line(string right, string wrong, string fault)
    {
        using var folder = new CatalogFolder();
        folder.Write("ministries.yaml", Swap(CatalogFolder.Ministries, right, wrong));
        Assert.Contains("ministries.yaml:" + fault, folder.Faults());
    }

    [Fact]
    public void An_example_as_printed_fits_the_pattern_by_its_search_form()
    {
        using var folder = new CatalogFolder();
        folder.Write("qualifications/cook.yaml", Swap(CatalogFolder.Qualification, "example: \"012345\"", "example: \"第012345号\""));
        Assert.Equal("第012345号", folder.Read().Find("cook")!.Number.Example);
    }

    [Fact]
    public void A_qualification_that_is_there_twice_is_reported()
    {
        using var folder = new CatalogFolder();
        folder.Write("qualifications/again/cook.yaml", CatalogFolder.Qualification);
        Assert.Contains(folder.Faults(), f => f.EndsWith("cook.yaml:1: \"cook\" is there already", StringComparison.Ordinal));
    }

    [Fact]
    public void Missing_bodies_and_missing_qualifications_are_reported()
    {
        using var folder = new CatalogFolder();
        folder.Remove("bodies.yaml");
        folder.Remove("qualifications/cook.yaml");
        Assert.Equal(["bodies.yaml:0: is missing", "qualifications:0: holds no qualification"], folder.Faults());
    }

    [Fact]
    public void All_mistakes_in_all_files_are_reported_at_once()
    {
        using var folder = new CatalogFolder();
        folder.Write("bodies.yaml", CatalogFolder.Bodies + "\nfax: 1");
        folder.Write("procedures/first.yaml", Swap(CatalogFolder.Procedure, "days: 21", "days: x"));
        folder.Write("qualifications/cook.yaml", Swap(CatalogFolder.Qualification, "confirmed: false", "confirmed: x"));
        Assert.Equal(["bodies.yaml", "procedures/first.yaml", "qualifications/cook.yaml"], folder.Faults().Select(f => f.Split(':')[0]));
    }

    [Fact]
    public void A_catalog_with_a_mistake_is_not_given_out()
    {
        var read = CatalogReader.Read("/nowhere");
        Assert.Null(read.Catalog);
        Assert.Equal(read.Faults, new CatalogException(read.Faults).Faults);
    }

    private static string Swap(string text, string right, string wrong)
    {
        Assert.Contains(right, text, StringComparison.Ordinal);
        return text.Replace(right, wrong, StringComparison.Ordinal);
    }
}
