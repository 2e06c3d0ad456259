using System.Text.Encodings.Web;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Akashi.Service.Tests.Catalog;

/// <summary>A name that the law gives is shown with the Japanese beside its translation, marked as Japanese.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class StatutoryNameTests
{
    private static readonly Wording Nurse = new("看護師", "Nurse & <midwife>");

    [Theory]
    [InlineData("ja", "看護師")]
    [InlineData("en", "Nurse &amp; &lt;midwife&gt; <span class=\"statutory-name\" lang=\"ja\">看護師</span>")]
    public void A_name_stands_beside_its_translation(string code, string html) =>
        Assert.Equal(html, Spoken.In(code, () => Drawn(new StatutoryNameTagHelper { Of = Nurse })));

    [Theory]
    [InlineData("ja", "")]
    [InlineData("en", "<p class=\"statutory-name\" lang=\"ja\">看護師</p>")]
    public void A_heading_in_English_has_the_name_below_it(string code, string html) =>
        Assert.Equal(html, Spoken.In(code, () => Drawn(new StatutoryLineTagHelper { Of = Nurse })));

    private static string Drawn(TagHelper helper)
    {
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "id"), output);
        using var written = new StringWriter();
        output.WriteTo(written, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return written.ToString();
    }
}
