using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Catalog.Reading;

/// <summary>Every text is said in both languages; each mistake names the file, the line and the keys that lead to it.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class WordingYamlTests
{
    private const string Name = "name: { ja: 調理師, en: Cook }";

    [Theory]
    [InlineData("name: 調理師", "2: \"name\" must say both languages: { ja: …, en: … }")]
    [InlineData("name: [調理師, Cook]", "2: \"name\" must say both languages: { ja: …, en: … }")]
    [InlineData("name:", "2: \"name\" must say both languages: { ja: …, en: … }")]
    [InlineData("name: { ja: 調理師 }", "2: \"name.en\" is missing")]
    [InlineData("name: { en: Cook }", "2: \"name.ja\" is missing")]
    [InlineData("name:\n  ja: 調理師\n  en: ''", "4: \"name.en\" must be a text")]
    [InlineData("name:\n  ja: ''\n  en: Cook", "3: \"name.ja\" must be a text")]
    [InlineData("name:\n  ja: '　'\n  en: Cook", "3: \"name.ja\" must be a text")]
    [InlineData("name:\n  ja: 調理師\n  en: Cook\n  fr: Cuisinier", "5: \"name.fr\" is not known here; known are ja, en")]
    [InlineData("name:\n  ja: 調理師\n  en: Cook (調理師)", "4: \"name.en\" has Japanese letters")]
    [InlineData("name:\n  ja: 調理師\n  en: Cook、or chef", "4: \"name.en\" has Japanese letters")]
    [InlineData("name:\n  ja: 調理師\n  en: Ｃｏｏｋ", "4: \"name.en\" has Japanese letters")]
    public void A_mistake_in_a_text_is_reported_with_its_line(string wrong, string fault)
    {
        using var folder = new CatalogFolder();
        folder.Write("qualifications/cook.yaml", Swap(CatalogFolder.Qualification, Name, wrong));
        Assert.Contains("qualifications/cook.yaml:" + fault, folder.Faults());
    }

    [Theory]
    [InlineData("bodies.yaml", CatalogFolder.Bodies, "en: Body", "en: 団体", "3: \"name.en\" has Japanese letters")]
    [InlineData("qualifications/cook.yaml", CatalogFolder.Qualification, "en: Cooks Act", "en: 法", "6: \"law.en\" has Japanese letters")]
    [InlineData("qualifications/cook.yaml", CatalogFolder.Qualification, ", en: Register of Cooks", "", "7: \"register.en\" is missing")]
    [InlineData("qualifications/cook.yaml", CatalogFolder.Qualification, ", en: Cook Licence", "", "8: \"certificate.en\" is missing")]
    [InlineData("qualifications/cook.yaml", CatalogFolder.Qualification, "kind:", "holder: { ja: 調理師 }\nkind:", "9: \"holder.en\" is missing")]
    [InlineData("procedures/first.yaml", CatalogFolder.Procedure, ", en: Initial registration", "", "2: \"title.en\" is missing")]
    [InlineData("procedures/first.yaml", CatalogFolder.Procedure, ", en: You", "", "4: \"who.en\" is missing")]
    [InlineData("procedures/first.yaml", CatalogFolder.Procedure, "- { ja: カード, en: Card }", "- カード",
        "6: \"needed\" must say both languages: { ja: …, en: … }")]
    [InlineData("procedures/first.yaml", CatalogFolder.Procedure, ", en: Card", "", "6: \"needed.en\" is missing")]
    [InlineData("procedures/first.yaml", CatalogFolder.Procedure, "en: Registration number", "en: 番号", "17: \"label.en\" has Japanese letters")]
    [InlineData("procedures/first.yaml", CatalogFolder.Procedure, "    when: registered\ndocuments", "    when: registered\n    hint: { ja: 例 }\ndocuments",
        "20: \"hint.en\" is missing")]
    [InlineData("procedures/first.yaml", CatalogFolder.Procedure, ", en: Copy", "", "22: \"label.en\" is missing")]
    [InlineData("procedures/first.yaml", CatalogFolder.Procedure, "    required: false", "    required: false\n    hint: 例",
        "24: \"hint\" must say both languages: { ja: …, en: … }")]
    public void No_text_of_the_catalog_is_in_one_language(string file, string text, string right, string wrong, string fault)
    {
        using var folder = new CatalogFolder();
        folder.Write(file, Swap(text, right, wrong));
        Assert.Contains($"{file}:{fault}", folder.Faults());
    }

    [Fact]
    public void A_text_is_kept_in_NFC()
    {
        using var folder = new CatalogFolder();
        folder.Write("qualifications/cook.yaml", Swap(CatalogFolder.Qualification, Name, "name: { ja: か\u3099, en: Cafe\u0301 }"));
        var name = folder.Read().Find("cook")!.Name;
        Assert.Equal(("が", "Caf\u00e9"), (name.Ja, name.En));
    }

    private static string Swap(string text, string right, string wrong)
    {
        Assert.Contains(right, text, StringComparison.Ordinal);
        return text.Replace(right, wrong, StringComparison.Ordinal);
    }
}
