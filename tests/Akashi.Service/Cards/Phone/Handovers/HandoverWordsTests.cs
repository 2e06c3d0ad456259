using Akashi.Service.Cards.Phone.Handovers;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Phone.Handovers;

/// <summary>What is read from a code and typed from a phone.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class HandoverWordsTests
{
    [Theory]
    [InlineData("0123456789ABCDEF", "0123456789ABCDEF")]
    [InlineData("0123-4567-89AB-CDEF", "0123456789ABCDEF")]
    [InlineData("oiL3-4567-89ab-cdef", "0113456789ABCDEF")]
    [InlineData("0123456789ABCDE", null)]
    [InlineData("0123456789ABCDEFG", null)]
    [InlineData("0123456789ABCDEU", null)]
    [InlineData("0123456789ABCDE０", null)]
    [InlineData("", null)]
    public void Token_is_read_however_it_is_typed(string typed, string? token)
    {
        Assert.Equal(token is not null, HandoverToken.TryParse(typed, out var read));
        Assert.Equal(token, read);
    }

    [Fact]
    public void Tokens_differ_and_are_read_as_shown()
    {
        var token = HandoverToken.Make();
        Assert.NotEqual(token, HandoverToken.Make());
        Assert.True(HandoverToken.TryParse(HandoverToken.Shown(token), out var read));
        Assert.Equal(token, read);
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$", HandoverToken.Shown(token));
    }

    [Theory]
    [InlineData("012345", "012345")]
    [InlineData(" 012 345 ", "012345")]
    [InlineData("０１２－３４５", "012345")]
    [InlineData("012　345", "012345")]
    [InlineData("01234", null)]
    [InlineData("0123456", null)]
    [InlineData("०१२३४५", null)]
    [InlineData("12345a", null)]
    [InlineData(null, null)]
    public void Number_is_read_however_it_is_typed(string? typed, string? number)
    {
        Assert.Equal(number is not null, HandoverNumber.TryParse(typed, out var read));
        Assert.Equal(number, read);
    }
}
