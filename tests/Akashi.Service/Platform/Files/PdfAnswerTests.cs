using Akashi.Service.Platform.Files;
using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Akashi.Service.Tests.Platform.Files;

/// <summary>Row 3.6.1: a file's name says what it is, on every system (RFC 6266).</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class PdfAnswerTests
{
    [Theory]
    [InlineData("介護福祉士", "デジタル資格者証_介護福祉士_20261128.pdf")]
    [InlineData("免許（A/B: \"C\"\r\n*?）", "デジタル資格者証_免許（ABC）_20261128.pdf")]
    public void Name_has_the_parts_without_letters_that_systems_do_not_allow(string part, string name)
    {
        var http = new DefaultHttpContext();
        PdfAnswer.Of([], "credential-20261128", ["デジタル資格者証", part, "20261128"], http, save: true);
        var disposition = ContentDispositionHeaderValue.Parse(http.Response.Headers.ContentDisposition.ToString());
        Assert.Equal(("attachment", "credential-20261128.pdf", name), (disposition.DispositionType, disposition.FileName, disposition.FileNameStar));
        Assert.All(http.Response.Headers.ContentDisposition.ToString(), letter => Assert.InRange(letter, ' ', '~'));
    }

    [Fact]
    public void Longest_name_fits_into_255_bytes_and_ends_where_a_word_does()
    {
        var http = new DefaultHttpContext();
        PdfAnswer.Of([], "a", ["デジタル資格者証", new string('あ', 59) + "（" + new string('い', 40), "20261128"], http, save: false);
        var name = ContentDispositionHeaderValue.Parse(http.Response.Headers.ContentDisposition.ToString()).FileNameStar.ToString();
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(name), 1, 255);
        Assert.Contains("あ_20261128", name, StringComparison.Ordinal);
    }
}
