namespace Akashi.Architecture.Sources;

public class SourceRulesTests
{
    /// <summary>Files in which Japanese words are data of the program itself.</summary>
    private static readonly string[] JapaneseIsData =
    [
        "src/Akashi.Hosting/Dates/JapaneseDate.cs", // names of the eras, and the format of dates
        "src/Akashi.Service/Registers/Demo/DemoEntries.cs", // people in the demo
        "src/Akashi.Service/Registers/Matching/MatchForms.cs", // kana, numerals, and what addresses are made of
        "src/Akashi.Service/Registers/Matching/Variants.cs", // kanji and their other forms
    ];

    private static readonly SourceFile[] Product = [.. Repository.Files("src", ".cs", ".cshtml"), .. Repository.Files("assets/ts", ".ts"), .. Repository.Files("packages/verify/src", ".ts")];

    [Fact]
    public void No_file_is_longer_than_400_lines() => Breach.None(SourceRules.TooLong(Product));

    [Fact]
    public void No_warning_is_silenced_without_a_reason() => Breach.None(SourceRules.Silenced([.. Product, .. Repository.Files("src", ".csproj")]));

    [Fact]
    public void Japanese_text_lives_in_resources() => Breach.None(SourceRules.Japanese(Product.Where(f => !JapaneseIsData.Contains(f.Name))));

    [Fact]
    public void Every_exception_for_Japanese_text_is_needed() => Assert.Equal(
        JapaneseIsData.Order(),
        Product.Where(f => JapaneseIsData.Contains(f.Name) && SourceRules.Japanese([f]).Any()).Select(f => f.Name).Order());

    [Fact]
    public void No_address_of_another_capability_is_written_by_hand() =>
        Breach.None(SourceRules.Addresses(Product.Where(f => f.Name.StartsWith("src/Akashi.Service/", StringComparison.Ordinal))));

    [Theory]
    [InlineData("<a href=\"/issuing/choose\">", 1)]
    [InlineData("return Redirect($\"/office/registers/{id}/open\");", 1)]
    [InlineData("@page \"/payments/{id:guid}/check\"", 0)]
    [InlineData("routes.MapGet(\"/office/payments/list\", List);", 0)]
    public void An_address_of_another_capability_is_caught(string line, int breaches) =>
        Assert.Equal(breaches, SourceRules.Addresses([new SourceFile("src/Akashi.Service/Payments/Portal/Check/Check.cshtml", line)]).Count());

    [Fact]
    public void Using_directives_are_sorted() =>
        Breach.None(SourceRules.Unsorted([.. Repository.Files("src", ".cs"), .. Repository.Files("tests", ".cs"), .. Repository.Files("bench", ".cs")]));

    [Theory]
    [InlineData("using System;\nusing Akashi.B;\nusing Akashi.B.C;\nusing static Akashi.A;\n", 0)]
    [InlineData("using Akashi.B;\nusing System.Text;\n", 1)]
    [InlineData("using Akashi.B.C;\nusing Akashi.B;\n", 1)]
    public void Unsorted_using_directives_are_caught(string text, int breaches) =>
        Assert.Equal(breaches, SourceRules.Unsorted([new SourceFile("x.cs", text)]).Count());

    [Fact]
    public void A_file_of_401_lines_is_caught() =>
        Assert.Equal([("long.cs", 1), ("fits.cs", 0)], new[] { ("long.cs", 401), ("fits.cs", 400) }.Select(f =>
            (f.Item1, SourceRules.TooLong([new SourceFile(f.Item1, string.Join('\n', Enumerable.Repeat("x", f.Item2)) + "\n")]).Count())));

    [Theory]
    [InlineData("#pragma warning disable CA1000")]
    [InlineData("#pragma warning disable // all of it is fine")]
    [InlineData("[SuppressMessage(\"Design\", \"CA1000\")]")]
    [InlineData("[assembly: SuppressMessage(\"Design\", \"CA1000\", Justification = \"everywhere\")]")]
    [InlineData("<NoWarn>CS1591</NoWarn>")]
    public void A_suppressed_warning_is_caught(string line) => Assert.NotEmpty(SourceRules.Silenced([new SourceFile("x.cs", line)]));

    [Theory]
    [InlineData("#pragma warning disable CA5350 // The card asks for SHA-1 here.")]
    [InlineData("[SuppressMessage(\"Design\", \"CA1000\", Justification = \"The caller needs it.\")]")]
    public void A_reason_next_to_it_is_enough(string line) => Assert.Empty(SourceRules.Silenced([new SourceFile("x.cs", line)]));

    [Theory]
    [InlineData("var x = \"登録\";")]
    [InlineData("<p>これ</p>")]
    [InlineData("var x = \"https://example.jp/カ\";")]
    public void Japanese_text_in_code_is_caught(string line) => Assert.NotEmpty(SourceRules.Japanese([new SourceFile("x.cs", line)]));

    [Theory]
    [InlineData("/// <summary>本籍: a word named.</summary>")]
    [InlineData("if (c is >= 'ァ' and <= 'ヶ') Fold();")]
    [InlineData("@* 次へ *@")]
    public void Comments_and_single_characters_do_not_count_as_text(string line) => Assert.Empty(SourceRules.Japanese([new SourceFile("x.cs", line)]));
}
