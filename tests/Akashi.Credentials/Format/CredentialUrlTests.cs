using Akashi.Credentials.Format;
using CsCheck;

namespace Akashi.Credentials.Tests.Format;

/// <summary>Cameras, mail programs and forms change the text of a code. These changes are undone, and no others.</summary>
public sealed class CredentialUrlTests
{
    // Bytes whose base64 contains '-' and '_' and needs padding.
    private static readonly byte[] Sample = [0xFB, 0xEF, 0xBE, 0xFF, 0xFF, 0xFF, 0xFB];

    [Theory]
    [InlineData("----____-w")]
    [InlineData("++++////+w")]
    [InlineData("-   ____ w")]
    [InlineData("----____-w==")]
    [InlineData("----____-w=")]
    [InlineData(" \t\r\n----____-w\r\n")]
    [InlineData("\u3000----____-w\u3000")]
    [InlineData("https://verify.example.go.jp/w/?c=----____-w")]
    [InlineData("https://verify.example.go.jp/w/?c=%2B%2B%2B%2B%2F%2F%2F%2F%2Bw%3D%3D")]
    [InlineData("https://verify.example.go.jp/w/?c=----____-w&from=mail")]
    [InlineData("https://verify.example.go.jp/w/?c=----____-w#top")]
    [InlineData("  https://verify.example.go.jp/w/?c=----____-w%0A ")]
    public void Each_usual_form_is_read(string text)
    {
        Assert.True(CredentialUrl.TryRead(text, Given.Verifier, out var bytes, out var fault));
        Assert.Equal(FormatFault.None, fault);
        Assert.Equal(Sample, bytes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("====")]
    [InlineData("----____-w===")]
    [InlineData("----____-")]
    [InlineData("----____-x")]
    [InlineData("----____-w=A")]
    [InlineData("----\n____-w")]
    [InlineData("----.____-w")]
    [InlineData("----____-ｗ")]
    [InlineData("----____-w\0")]
    [InlineData("https://verify.example.go.jp/w/?c=")]
    [InlineData("https://verify.example.go.jp/w/?c=%")]
    public void Anything_else_is_not_readable(string? text)
    {
        Assert.False(CredentialUrl.TryRead(text, Given.Verifier, out _, out var fault));
        Assert.Equal(FormatFault.Text, fault);
    }

    [Theory]
    [InlineData("https://verify.example.go.jp.evil.example/w/?c=----____-w")]
    [InlineData("https://verify.example.go.jp:444/w/?c=----____-w")]
    [InlineData("https://verify.example.go.jp@evil.example/w/?c=----____-w")]
    [InlineData("http://verify.example.go.jp/w/?c=----____-w")]
    [InlineData("https://other.example.go.jp/w/?c=----____-w")]
    [InlineData("https://verify.example.go.jp/x/?c=----____-w")]
    [InlineData("https://verify.example.go.jp/w/?d=1&c=----____-w")]
    public void An_address_of_another_is_said_to_be_one(string text)
    {
        Assert.False(CredentialUrl.TryRead(text, Given.Verifier, out _, out var fault));
        Assert.Equal(FormatFault.Address, fault);
    }

    [Fact]
    public void A_text_of_more_than_8192_characters_is_not_read()
    {
        Assert.True(CredentialUrl.TryRead(new string('A', 8192), Given.Verifier, out _, out _));
        Assert.False(CredentialUrl.TryRead(new string('A', 8193), Given.Verifier, out _, out _));
    }

    [Fact]
    public void What_is_written_is_read_again() => Gen.Byte.Array[1, 600].Sample(
        bytes =>
        {
            Assert.True(CredentialUrl.TryRead(CredentialUrl.Format(Given.Verifier, bytes), Given.Verifier, out var read, out _));
            Assert.Equal(bytes, read);
        },
        iter: 1000);

    [Fact]
    public void The_nurses_code_has_at_most_600_characters() => Assert.InRange(Given.Code().Length, 300, 600);
}
