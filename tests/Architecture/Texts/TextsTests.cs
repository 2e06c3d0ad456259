using System.Text.RegularExpressions;
using Akashi.Architecture.Compiled;

namespace Akashi.Architecture.Texts;

public partial class TextsTests
{
    private const string Page = "src/Akashi.Service/Shop/Buy/Buy.cshtml";
    private static readonly Dictionary<string, IReadOnlyList<string>> NoWords = [];
    private static readonly IReadOnlyList<TextResource> OfService = TextResource.In("src/Akashi.Service");

    /// <summary>The source itself, and words that are in Japanese whoever asks.</summary>
    private static readonly string[] OtherSourcesAllowed =
        ["src/Akashi.Hosting/Texts/TextSource.cs", "src/Akashi.Launcher/Demo/DemoWords.cs"];

    /// <summary>Labels that the demo looks for on Japanese pages. Nobody reads them.</summary>
    private static readonly string[] InJapaneseOnly = ["src/Akashi.Launcher/Demo/DemoWords.resx"];

    [Fact]
    public void Every_text_of_the_Service_is_there_and_asked_for()
    {
        // Words of faults are found by the fault's own code: FieldTextsTests hold them to the kinds. Those of enums: EnumWordsTests.
        var resources = OfService
            .Where(r => !r.Name.EndsWith("/LayoutTexts.resx", StringComparison.Ordinal) && (!r.Name.Contains("/Procedures/FieldKinds/", StringComparison.Ordinal) || r.Name.Contains("/FieldKinds/_", StringComparison.Ordinal)))
            .Where(r => !EnumWords.Is(r, CompiledCode.Service)).ToList();
        Breach.None(new PageTexts(resources, WordsInKeys.OfService).Check(Repository.Files("src/Akashi.Service", ".cs", ".cshtml")));
    }

    [Fact]
    public void Every_translation_has_the_texts_of_its_original() => Breach.None(Translations.Check(TextResource.AllIn("src")));

    [Fact]
    public void Every_text_is_there_in_English() => Breach.None(Translations.Missing(TextResource.AllIn("src"), InJapaneseOnly));

    [Fact]
    public void Every_text_comes_from_the_one_source() => Breach.None(
        from file in Repository.Files("src", ".cs", ".cshtml")
        where !OtherSourcesAllowed.Contains(file.Name) && OtherSource().IsMatch(file.Text)
        select new Breach(file.Name, "reads texts by another way than TextSource of Akashi.Hosting"));

    [Theory]
    [InlineData("src/Akashi.Service/Platform/Layout", "LayoutTexts")]
    [InlineData("src/Akashi.CardAgent", "Texts")]
    [InlineData("src/Akashi.Hosting", "FrontTexts")]
    [InlineData("src/Akashi.Verifier", "Texts")]
    [InlineData("src/Akashi.Verifier/Reading", "ReadingTexts")]
    [InlineData("src/Akashi.Sandbox", "Texts")]
    [InlineData("src/Akashi.Cli/Verify", "VerifyTexts")]
    public void Every_text_of_a_program_is_there_and_asked_for(string folder, string name)
    {
        var resource = TextResource.In(folder).Single(r => r.Name == $"{folder}/{name}.resx");
        Breach.None(ProgramTexts.Check(resource, [.. Repository.Files(folder, ".cs", ".cshtml")], WordsInKeys.OfPrograms[folder]));
    }

    [Theory]
    [InlineData("@T[\"Title\"] @T[\"Missing\"]", "lacks \"Missing\"")]
    [InlineData("@T[\"Title\"] @T[\"Missing\", 1]", "lacks \"Missing\"")]
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
        Assert.Single(new PageTexts([], NoWords).Check([new SourceFile(Page, "@T[\"Title\"]")]));

    [Fact]
    public void A_class_that_is_no_page_has_the_texts_of_its_name() =>
        Assert.Single(new PageTexts([Resource("src/Akashi.Service/Shop/Buy/Steps.resx", "Title")], NoWords).Check([new SourceFile(
            "src/Akashi.Service/Shop/Buy/Steps.cs",
            "class Steps(TextsOf<Steps> texts) { string A => texts[\"Title\"] + texts[\"Missing\"]; }")]));

    [Fact]
    public void A_page_and_its_model_share_one_file()
    {
        var second = Resource("src/Akashi.Service/Shop/Buy/BuyPage.resx", "Fault");
        var model = new SourceFile(Page + ".cs", "class BuyPage(TextsOf<BuyPage> texts) { string A => texts[\"Fault\"]; }");
        var breaches = new PageTexts([Resource("src/Akashi.Service/Shop/Buy/Buy.resx", "Title"), second], NoWords).Check([new SourceFile(Page, "@T[\"Title\"]"), model]);
        Assert.Equal(
            ["src/Akashi.Service/Shop/Buy/Buy.resx: lacks \"Fault\", which code asks for", "src/Akashi.Service/Shop/Buy/BuyPage.resx: holds \"Fault\", which nobody asks for"],
            breaches.Select(b => b.ToString()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Shop/Buy/Buy.en.resx", "Title", "lacks \"Sum\"")]
    [InlineData("Shop/Buy/Buy.en.resx", "Title,Sum,More", "holds \"More\"")]
    [InlineData("Shop/Buy/Sell.en.resx", "Title,Sum", "which is not there")]
    public void A_translation_that_is_not_complete_is_caught(string name, string keys, string message)
    {
        var breach = Assert.Single(Translations.Check([Resource("Shop/Buy/Buy.resx", "Title", "Sum"), Resource(name, keys.Split(','))]));
        Assert.Contains(message, breach.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0:N0} of {1}", "{1}: {0:N0}", null)]
    [InlineData("{0} of {1}", "{0}", "has the places {0} for values instead of {0} {1}")]
    [InlineData("{0:N0}", "{0}", "has the places {0} for values instead of {0:N0}")]
    [InlineData("Sum", " ", "is empty")]
    [InlineData("合計", "合計", "has Japanese letters")]
    [InlineData("Sum", "Sum：", "has Japanese letters")]
    [InlineData("Sum", "𠮷", "has Japanese letters")]
    public void A_translation_that_says_something_else_is_caught(string original, string translation, string? message)
    {
        TextResource[] resources = [Saying("Buy.resx", original), Saying("Buy.en.resx", translation)];
        Assert.Equal(message is null ? [] : [$"Buy.en.resx: \"Sum\" {message}"], Translations.Check(resources).Select(b => b.ToString()));
    }

    [Fact]
    public void A_file_without_English_is_caught()
    {
        TextResource[] resources = [Resource("Buy.resx"), Resource("Buy.en.resx"), Resource("Sell.resx"), Resource("Demo.resx")];
        Assert.Equal(["Sell.resx: is not there in English"], Translations.Missing(resources, "Demo.resx").Select(b => b.ToString()));
    }

    [Theory]
    [InlineData("public static string Title => Get(nameof(Title)); string Sum => Get(\"Missing\", 1);", "lacks \"Missing\"")]
    [InlineData("internal static string Title => Get(); internal static string Missing(int n) => Format(Get(), n);", "lacks \"Missing\"")]
    [InlineData("public static string Other => \"\";", "holds \"Title\"")]
    public void A_missing_or_unused_key_of_a_program_is_caught(string code, string message) =>
        Assert.Contains(
            ProgramTexts.Check(Resource("Texts.resx", "Title"), [new SourceFile("x.cs", code)], []),
            b => b.Message.Contains(message, StringComparison.Ordinal));

    private static IEnumerable<Breach> Check(string page, params (string Pattern, string[] Words)[] words) =>
        new PageTexts(
            [Resource("src/Akashi.Service/Shop/Buy/Buy.resx", "Title")],
            words.ToDictionary(w => w.Pattern, w => (IReadOnlyList<string>)w.Words)).Check([new SourceFile(Page, page)]);

    private static TextResource Saying(string name, string sum) => new(name, new Dictionary<string, string> { ["Sum"] = sum });

    private static TextResource Resource(string name, params string[] keys) => new(name, keys.ToDictionary(k => k));

    [GeneratedRegex(@"\b(?:I\w*Localizer|ResourceManager)\b")]
    private static partial Regex OtherSource();
}
