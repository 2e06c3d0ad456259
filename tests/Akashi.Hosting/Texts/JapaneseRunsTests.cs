using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Akashi.Hosting.Texts;

namespace Akashi.Hosting.Tests.Texts;

public class JapaneseRunsTests
{
    [Theory]
    [InlineData("en-GB", "Questions: 窓口", "Questions: <span lang=\"ja\">窓口</span>")]
    [InlineData("en-GB", "窓口 asks", "<span lang=\"ja\">窓口</span> asks")]
    [InlineData("en-GB", "平日9時30分から (Japan)", "<span lang=\"ja\">平日9時30分から</span> (Japan)")]
    [InlineData("en-GB", "山田 花子 and 鈴木", "<span lang=\"ja\">山田 花子</span> and <span lang=\"ja\">鈴木</span>")]
    [InlineData("en-GB", "From 𠮷<b>", "From <span lang=\"ja\">&#x20BB7;</span>&lt;b&gt;")]
    [InlineData("en-GB", "A & B", "A &amp; B")]
    [InlineData("en-GB", "", "")]
    [InlineData("ja-JP", "Questions: 窓口", "Questions: 窓口")]
    public void What_is_Japanese_within_a_sentence_is_marked(string language, string sentence, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        using var page = new StringWriter();
        JapaneseRuns.Marked(sentence).WriteTo(page, HtmlEncoder.Create(UnicodeRanges.All));
        Assert.Equal(expected, page.ToString());
    }
}
