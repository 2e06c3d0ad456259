using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Akashi.Hosting.Texts;

namespace Akashi.Hosting.Tests.Texts;

public class JapaneseTextTests
{
    [Theory]
    [InlineData("花子", true)]
    [InlineData("ハナコ", true)]
    [InlineData("ﾊﾅｺ", true)]
    [InlineData("はなこ", true)]
    [InlineData("𠮷", true)]
    [InlineData("１２３", true)]
    [InlineData("、", true)]
    [InlineData("〒100", true)]
    [InlineData("Hanako", false)]
    [InlineData("Zoë – £5 … “x”", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Japanese_letters_are_known(string? text, bool expected) => Assert.Equal(expected, JapaneseText.Has(text));

    [Theory]
    [InlineData("en-GB", "<証>", "<span lang=\"ja\">&lt;証&gt;</span>")]
    [InlineData("en-GB", "A & B", "A &amp; B")]
    [InlineData("ja-JP", "<証>", "&lt;証&gt;")]
    [InlineData("en-GB", null, "")]
    public void Only_what_is_Japanese_on_a_page_of_another_language_is_marked(string language, string? text, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        using var page = new StringWriter();
        JapaneseText.Marked(text).WriteTo(page, HtmlEncoder.Create(UnicodeRanges.All));
        Assert.Equal(expected, page.ToString());
    }
}
