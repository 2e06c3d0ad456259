namespace Akashi.Architecture.Texts;

public class TextsTests
{
    private const string Page = "src/Akashi.Service/Shop/Buy/Buy.cshtml";

    [Fact]
    public void Every_text_of_the_Service_is_there_and_asked_for()
    {
        // Words of faults are found by the fault's own code: FieldTextsTests hold them to the kinds.
        var resources = TextResource.In("src/Akashi.Service")
            .Where(r => !r.Name.EndsWith("/LayoutTexts.resx", StringComparison.Ordinal) && !r.Name.Contains("/Procedures/FieldKinds/", StringComparison.Ordinal)).ToList();
        Breach.None(new PageTexts(resources, WordsInKeys.OfService).Check(Repository.Files("src/Akashi.Service", ".cs", ".cshtml")));
    }

    [Theory]
    [InlineData("src/Akashi.Service/Platform/Layout", "LayoutTexts")]
    [InlineData("src/Akashi.CardAgent", "Texts")]
    [InlineData("src/Akashi.Hosting", "FrontTexts")]
    [InlineData("src/Akashi.Verifier", "Texts")]
    [InlineData("src/Akashi.Sandbox", "Texts")]
    [InlineData("src/Akashi.Cli/Verify", "VerifyTexts")]
    public void Every_text_of_a_program_is_there_and_asked_for(string folder, string name)
    {
        var resource = TextResource.In(folder).Single(r => r.Name == $"{folder}/{name}.resx");
        Breach.None(ProgramTexts.Check(resource, [.. Repository.Files(folder, ".cs", ".cshtml")], WordsInKeys.OfPrograms[folder]));
    }

    [Theory]
    [InlineData("@T[\"Title\"] @T[\"Missing\"]", "lacks \"Missing\"")]
    [InlineData("@T[\"Title\"] @T.GetString(\"Missing\", 1)", "lacks \"Missing\"")]
    [InlineData("@T[\"Title\"] @T[Model.Ok ? \"Title\" : \"Missing\"]", "lacks \"Missing\"")]
    [InlineData("nothing", "holds \"Title\"")]
    [InlineData("@T[\"Title\"] @T[\"State\" + Model.State]", "asks by \"State*\"")]
    [InlineData("@T[\"Title\"] @T[Model.Of(1, 2) + \"Heading\"]", "asks by \"*Heading\"")]
    public void A_key_that_is_missing_unused_or_unknown_is_caught(string page, string message) =>
        Assert.Contains(Check(page), b => b.Message.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void Keys_with_a_part_known_only_at_run_time_are_resolved() =>
        Assert.Equal(
            ["lacks \"TitleB\", which code asks for"],
            Check("@T[\"Title\" + Model.Word]", ("Shop/Buy/Buy: Title*", ["", "B"])).Select(b => b.Message));

    [Fact]
    public void A_listed_pattern_that_no_code_uses_is_caught() => Assert.Single(Check("@T[\"Title\"]", ("Shop/Buy/Buy: Gone*", ["A"])));

    [Fact]
    public void A_page_without_its_resource_is_caught() =>
        Assert.Single(new PageTexts([], new Dictionary<string, IReadOnlyList<string>>()).Check([new SourceFile(Page, "@T[\"Title\"]")]));

    [Fact]
    public void A_class_has_the_texts_of_its_localizer() =>
        Assert.Single(new PageTexts([new TextResource("src/Akashi.Service/Shop/Buy/BuyPage.resx", ["Title"])], new Dictionary<string, IReadOnlyList<string>>())
            .Check([new SourceFile(
                "src/Akashi.Service/Shop/Buy/Buy.cshtml.cs",
                "class BuyPage(IStringLocalizer<BuyPage> texts) { string A => texts[\"Title\"] + texts[\"Missing\"]; }")]));

    [Theory]
    [InlineData("public static string Title => Get(nameof(Title)); string Sum => Get(\"Missing\", 1);", "lacks \"Missing\"")]
    [InlineData("internal static string Title => Get(); internal static string Missing(int n) => Format(Get(), n);", "lacks \"Missing\"")]
    [InlineData("public static string Other => \"\";", "holds \"Title\"")]
    public void A_missing_or_unused_key_of_a_program_is_caught(string code, string message) =>
        Assert.Contains(
            ProgramTexts.Check(new TextResource("Texts.resx", ["Title"]), [new SourceFile("x.cs", code)], []),
            b => b.Message.Contains(message, StringComparison.Ordinal));

    private static IEnumerable<Breach> Check(string page, params (string Pattern, string[] Words)[] words) =>
        new PageTexts(
            [new TextResource("src/Akashi.Service/Shop/Buy/Buy.resx", ["Title"])],
            words.ToDictionary(w => w.Pattern, w => (IReadOnlyList<string>)w.Words)).Check([new SourceFile(Page, page)]);
}
