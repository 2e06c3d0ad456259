using Akashi.Architecture.Compiled;

namespace Akashi.Architecture.Texts;

public class EnumWordsTests
{
    private const string Fruit = "src/Akashi.Service/Shop/Fruit.resx";
    private static readonly Dictionary<string, IReadOnlyList<string>> Asked = new() { [Fruit] = ["Apple", "Pear"] };
    private static readonly IReadOnlyList<TextResource> OfService = TextResource.In("src/Akashi.Service");
    private static readonly List<TextResource> OfEnums = [.. OfService.Where(r => EnumWords.Is(r, CompiledCode.Service))];

    [Fact]
    public void Every_word_of_an_enum_is_there_and_asked_for()
    {
        var asked = EnumWords.AskedIn(CompiledCode.Service);
        Breach.None(new EnumWords(OfService, WordsInKeys.OfService).Check(asked));
        Assert.Equal(OfEnums.Select(r => r.Name).Order(), asked.Keys.Order());
    }

    [Fact]
    public void No_words_of_an_enum_stand_twice() => Breach.None(new EnumWords(OfService, WordsInKeys.OfService).Repeated(OfEnums));

    [Theory]
    [InlineData("Apple", "lacks \"Pear\"")]
    [InlineData("Apple,Pear,Plum", "holds \"Plum\"")]
    public void A_word_that_is_missing_or_unknown_is_caught(string keys, string message) =>
        Assert.Contains(message, Assert.Single(Of([Words(Fruit, "", keys.Split(','))]).Check(Asked)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_enum_without_words_is_caught() => Assert.Equal(2, Of([]).Check(Asked).Count());

    [Fact]
    public void Words_that_a_page_says_once_more_are_caught()
    {
        var (own, page) = (Words(Fruit, "", "Apple", "Pear", "Plum"), Words("src/Akashi.Service/Shop/Buy/Buy.resx", "Fruit", "Apple", "Pear"));
        Assert.Equal("Shop/Buy/Buy: Fruit*", Assert.Single(Of([own, page], ("Shop/Buy/Buy: Fruit*", ["Apple", "Pear"])).Repeated([own])).By);
    }

    [Fact]
    public void Words_of_two_pages_are_caught_once()
    {
        TextResource[] pages =
        [
            Words("src/Akashi.Service/Shop/Buy/Buy.resx", "Fruit", "Apple", "Pear"),
            Words("src/Akashi.Service/Shop/Sell/Sell.resx", "Kind", "Apple", "Pear"),
        ];
        Assert.Single(Of(pages, ("Shop/Buy/Buy: Fruit*", ["Apple", "Pear"]), ("Shop/Sell/Sell: Kind*", ["Apple", "Pear"])).Repeated([]));
    }

    [Fact]
    public void Other_words_for_the_same_names_are_a_pages_own()
    {
        var page = Words("src/Akashi.Service/Shop/Buy/Buy.resx", "Fruit", "Apple", "Pear");
        var own = new TextResource(Fruit, new Dictionary<string, string> { ["Apple"] = "an apple", ["Pear"] = "a pear" });
        Assert.Empty(Of([own, page], ("Shop/Buy/Buy: Fruit*", ["Apple", "Pear"])).Repeated([own]));
    }

    private static EnumWords Of(IReadOnlyList<TextResource> resources, params (string Pattern, string[] Words)[] words) =>
        new(resources, words.ToDictionary(w => w.Pattern, w => (IReadOnlyList<string>)w.Words));

    // Each word says itself.
    private static TextResource Words(string name, string prefix, params string[] words) => new(name, words.ToDictionary(w => prefix + w));
}
