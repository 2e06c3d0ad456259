using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;

namespace Akashi.Credentials.Tests.Decisions;

/// <summary>V1: no single bit of a code can be changed unnoticed, in its bytes or in its text, and nothing makes the decision throw.</summary>
public sealed class FlippedBitsTests
{
    private static readonly byte[] Credential = Given.Credential();
    private static readonly Known Known = new();

    [Fact]
    public void Every_flipped_bit_of_the_bytes_is_invalid() => Parallel.For(0, Credential.Length * 8, bit =>
    {
        var flipped = Credential.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        var verdict = Verification.Decide(CredentialUrl.Format(Given.Verifier, flipped), Known, Given.Now);
        Assert.Equal(VerificationResult.Invalid, verdict.Result);
        Assert.Null(verdict.Content);
    });

    [Fact]
    public void Every_flipped_bit_of_the_address_is_invalid() => NoneIsValid(Given.Code(Credential));

    [Fact]
    public void Every_flipped_bit_of_the_value_alone_is_invalid() => NoneIsValid(Given.Code(Credential).Split("?c=")[1]);

    [Fact]
    public void Every_prefix_of_the_text_is_invalid()
    {
        var text = Given.Code(Credential);
        for (var length = 0; length < text.Length; length++)
            Assert.Equal(VerificationResult.Invalid, Verification.Decide(text[..length], Known, Given.Now).Result);
    }

    [Fact]
    public void Two_exchanged_characters_are_invalid()
    {
        var text = Given.Code(Credential);
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (text[at] == text[at + 1]) continue;
            var exchanged = text[..at] + text[at + 1] + text[at] + text[(at + 2)..];
            Assert.Equal(VerificationResult.Invalid, Verification.Decide(exchanged, Known, Given.Now).Result);
        }
    }

    // All 16 bits of a character: an address is ASCII, but other text need not be.
    private static void NoneIsValid(string text) => Parallel.For(0, text.Length * 16, bit =>
    {
        var flipped = text.ToCharArray();
        flipped[bit / 16] ^= (char)(1 << (bit % 16));
        var verdict = Verification.Decide(new string(flipped), Known, Given.Now);
        Assert.Equal(VerificationResult.Invalid, verdict.Result);
        Assert.Null(verdict.Content);
    });
}
