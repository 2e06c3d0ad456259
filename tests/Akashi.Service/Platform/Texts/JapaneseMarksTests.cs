using Akashi.Service.Platform.Texts;
using Akashi.Service.Tests.Given;
using CsCheck;
using AnyTexts = Akashi.Service.Tests.Given.Texts;

namespace Akashi.Service.Tests.Platform.Texts;

[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class JapaneseMarksTests
{
    private static readonly string[] Pieces = ["<p>", "</p>", "<a lang=\"ja\">", "</a>", "証", "<", ">", "\"", "<input value=\"証\">", "<!--", "-->"];

    [Theory]
    [InlineData("<p>For 山田　花子 only</p>", "<p>For <span lang=\"ja\">山田　花子</span> only</p>")]
    [InlineData("<p>山田&#x3000;花子</p>", "<p><span lang=\"ja\">山田&#x3000;花子</span></p>")]
    [InlineData("<p>&#x20BB7;田&#xE0101;</p>", "<p><span lang=\"ja\">&#x20BB7;田&#xE0101;</span></p>")]
    [InlineData("<p>3丁目 1-2 の 4-5, Tokyo</p>", "<p><span lang=\"ja\">3丁目 1-2 の</span> 4-5, Tokyo</p>")]
    [InlineData("<p>霞が関1-2-3</p>", "<p><span lang=\"ja\">霞が関1-2-3</span></p>")]
    [InlineData("<p lang=\"ja\">証<b>証</b></p>証", "<p lang=\"ja\">証<b>証</b></p><span lang=\"ja\">証</span>")]
    [InlineData("<p lang=\"ja\">証<b lang=\"en\">証</b></p>", "<p lang=\"ja\">証<b lang=\"en\"><span lang=\"ja\">証</span></b></p>")]
    [InlineData("<title>証 | X</title>", "<title lang=\"ja\">証 | X</title>")]
    [InlineData("<option value=\"a\">証</option>", "<option lang=\"ja\" value=\"a\">証</option>")]
    [InlineData("<textarea name=\"a\">\n証</textarea>", "<textarea lang=\"ja\" name=\"a\">\n証</textarea>")]
    [InlineData("<input name=\"a\" value=\"証\">証", "<input lang=\"ja\" name=\"a\" value=\"証\"><span lang=\"ja\">証</span>")]
    [InlineData("<br>証<img alt=\"証\">", "<br><span lang=\"ja\">証</span><img lang=\"ja\" alt=\"証\">")]
    [InlineData("<a href=\"/証\" data-x=\"a > b\">x</a>", "<a href=\"/証\" data-x=\"a > b\">x</a>")]
    [InlineData("<!doctype html><!-- 証 --><script src=\"x\"></script>", "<!doctype html><!-- 証 --><script src=\"x\"></script>")]
    [InlineData("a < b &amp; c", "a < b &amp; c")]
    public void Japanese_of_a_page_is_marked_where_it_is_not(string page, string expected) => Assert.Equal(expected, JapaneseMarks.In(page));

    [Fact]
    public void Nothing_but_marks_is_added() => Gen.OneOf(AnyTexts.Any, Gen.OneOfConst(Pieces)).List[0, 12].Select(string.Concat)
        .Sample(page => Assert.Equal(Bare(page), Bare(JapaneseMarks.In(page))));

    private static string Bare(string page) =>
        page.Replace("<span lang=\"ja\">", "", StringComparison.Ordinal).Replace("</span>", "", StringComparison.Ordinal).Replace(" lang=\"ja\"", "", StringComparison.Ordinal);
}
