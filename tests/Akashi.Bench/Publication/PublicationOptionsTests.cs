using Akashi.Bench.Publication;

namespace Akashi.Bench.Tests.Publication;

public sealed class PublicationOptionsTests
{
    [Fact]
    public void The_default_is_50_million_credentials()
    {
        Assert.True(PublicationOptions.TryParse([], out var options, out _));
        Assert.InRange((long)options.Lists * options.Places, 50_000_000, 51_000_000);
    }

    [Theory]
    [InlineData("--lists 0")]
    [InlineData("--lists 101")]
    [InlineData("--places 1048577")]
    [InlineData("--times many")]
    [InlineData("--times")]
    [InlineData("--stored 5")]
    public void Other_arguments_are_refused(string words) => Assert.False(PublicationOptions.TryParse(words.Split(' '), out _, out _));
}
