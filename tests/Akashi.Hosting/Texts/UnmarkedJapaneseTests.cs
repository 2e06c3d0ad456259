namespace Akashi.Hosting.Tests.Texts;

/// <summary>What the tests of all programs find Japanese with finds it.</summary>
public class UnmarkedJapaneseTests
{
    [Theory]
    [InlineData("<p>証</p>", "p: 証")]
    [InlineData("<p lang=\"ja\">証 <b lang=\"en\">証</b></p>", "b: 証")]
    [InlineData("<img alt=\"証\">", "img[alt]: 証")]
    [InlineData("<a title=\"証\">x</a>", "a[title]: 証")]
    [InlineData("<nav aria-label=\"ｱ\"></nav>", "nav[aria-label]: ｱ")]
    [InlineData("<input placeholder=\"あ\">", "input[placeholder]: あ")]
    [InlineData("<input type=\"submit\" value=\"ア\">", "input[value]: ア")]
    [InlineData("<input value=\"花子\">", "input[value]: 花子")]
    [InlineData("<textarea>花子</textarea>", "textarea: 花子")]
    public void A_piece_that_is_not_marked_is_found(string body, string piece) => Assert.Equal([piece], UnmarkedJapanese.In(Page("x", body)));

    [Theory]
    [InlineData("<p lang=\"ja\">証 <b>証</b></p>")]
    [InlineData("<p lang=\"ja-JP\">証</p>")]
    [InlineData("<input lang=\"ja\" value=\"花子\">")]
    [InlineData("<input type=\"hidden\" value=\"花子\">")]
    [InlineData("<a data-x=\"証\" href=\"/証\">x</a>")]
    [InlineData("<script>// 証</script>")]
    public void What_is_marked_or_not_read_is_not(string body) => Assert.Empty(UnmarkedJapanese.In(Page("x", body)));

    [Fact]
    public void The_head_is_read_too() => Assert.Equal(["title: 証", "meta[content]: 証"], UnmarkedJapanese.In(Page("証", "<meta name=description content=証>")));

    [Theory]
    [InlineData("<html lang=\"ja\"><p>x</p>", "<html lang=\"ja\">")]
    [InlineData("<p>x</p>", "<html lang=\"\">")]
    public void The_language_of_the_page_is_read(string page, string piece) => Assert.Equal([piece], UnmarkedJapanese.In(page));

    private static string Page(string title, string body) => $"<!doctype html><html lang=\"en\"><head><title>{title}</title></head><body>{body}</body></html>";
}
