using Akashi.Service.Contacts;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Contacts;

/// <summary>Row 0.9 and threat N6: what counts as an e-mail address.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("hanako@example.jp", "hanako@example.jp")]
    [InlineData(" ｈａｎａｋｏ＠Ｅｘａｍｐｌｅ．ＪＰ ", "hanako@example.jp")]
    [InlineData("Hanako+a@example.jp", "Hanako+a@example.jp")]
    [InlineData("a@日本語.jp", "a@xn--wgv71a119e.jp")]
    [InlineData("a..b.@docomo.example", "a..b.@docomo.example")]
    public void Address_is_read(string typed, string stored)
    {
        Assert.Null(EmailAddress.TryParse(typed, out var address));
        Assert.Equal(stored, address!.Text);
    }

    [Theory]
    [InlineData("hanako", EmailFault.NotAnAddress)]
    [InlineData("@example.jp", EmailFault.NotAnAddress)]
    [InlineData("a@example", EmailFault.NotAnAddress)]
    [InlineData("a@127.0.0.1", EmailFault.NotAnAddress)]
    [InlineData("a@[127.0.0.1]", EmailFault.NotAnAddress)]
    [InlineData("a@-example.jp", EmailFault.NotAnAddress)]
    [InlineData("a@example..jp", EmailFault.NotAnAddress)]
    [InlineData("a@b@example.jp", EmailFault.NotAnAddress)]
    [InlineData("a\"b@example.jp", EmailFault.NotAnAddress)]
    [InlineData("a@example.jp\r\nBcc: b@example.jp", EmailFault.NotAnAddress)]
    [InlineData("a\u0000@example.jp", EmailFault.NotAnAddress)]
    [InlineData("花子@example.jp", EmailFault.NotAsciiName)]
    public void Anything_else_is_refused(string typed, object fault) => Assert.Equal((EmailFault)fault, EmailAddress.TryParse(typed, out _));

    [Fact]
    public void Length_is_limited()
    {
        Assert.Null(EmailAddress.TryParse(new string('a', 64) + "@example.jp", out _));
        Assert.Equal(EmailFault.NotAnAddress, EmailAddress.TryParse(new string('a', 65) + "@example.jp", out _));
        Assert.Equal(EmailFault.NotAnAddress, EmailAddress.TryParse("a@" + string.Concat(Enumerable.Repeat("example.", 32)) + "jp", out _));
    }

    [Fact]
    public void Foreign_letters_are_shown_and_old_forms_are_quoted_on_the_wire()
    {
        Assert.Equal("a@日本語.jp", EmailAddress.Shown("a@xn--wgv71a119e.jp"));
        Assert.Equal("\"a..b\"@example.jp", EmailAddress.Stored("a..b@example.jp").OnWire);
        Assert.Equal("a.b@example.jp", EmailAddress.Stored("a.b@example.jp").OnWire);
    }
}
