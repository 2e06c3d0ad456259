using System.Globalization;
using System.Resources;
using Akashi.Hosting.Texts;

namespace Akashi.Hosting.Tests.Texts;

public class TextSourceTests
{
    private static readonly TextSource Greeting = new("Akashi.Hosting.Tests.Texts.Greeting", typeof(TextSourceTests).Assembly);

    [Theory]
    [InlineData("ja-JP", "こんにちは")]
    [InlineData("en", "Hello")]
    [InlineData("en-GB", "Hello")]
    [InlineData("fr", "こんにちは")]
    public void A_file_beside_it_is_all_that_another_language_needs(string language, string text)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(text, Greeting["Hello"]);
    }

    [Fact]
    public void Values_stand_in_their_places_as_the_culture_writes_them()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ja-JP");
        Assert.Equal("1,234件", Greeting["Count", 1234]);
    }

    [Fact]
    public void Who_may_do_without_a_text_can_ask_whether_it_is_there() => Assert.Equal(
        (true, false, false),
        (Greeting.Has("Hello"), Greeting.Has("Bye"), new TextSource("Akashi.Hosting.Tests.Texts.NoSuchFile", typeof(TextSourceTests).Assembly).Has("Hello")));

    [Fact]
    public void A_text_that_is_missing_is_no_page() =>
        Assert.Contains("\"Bye\"", Assert.Throws<MissingManifestResourceException>(() => Greeting["Bye"]).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_is_to_be_had_in_one_language_whoever_asks()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = Languages.Of("en")!;
        Assert.Equal(("こんにちは", "1,234件", "Hello"), (Greeting.In(Languages.Japanese)["Hello"], Greeting.In(Languages.Japanese)["Count", 1234], Greeting["Hello"]));
    }
}
