using Akashi.Bench.Submission;

namespace Akashi.Bench.Tests.Submission;

public class SubmissionOptionsTests
{
    [Fact]
    public void Without_arguments_both_engines_are_measured_at_a_thousand_and_a_million()
    {
        Assert.True(SubmissionOptions.TryParse([], out var options, out _));
        Assert.Equal("postgres sqlite 1000 1000000", $"{string.Join(' ', options.Engines)} {string.Join(' ', options.Stored)}");
    }

    [Fact]
    public void Growth_is_measured_from_the_smallest_number_whatever_the_order()
    {
        Assert.True(SubmissionOptions.TryParse(["--stored", "300,20"], out var options, out _));
        Assert.Equal([20, 300], options.Stored);
    }

    [Theory]
    [InlineData("--engine", "oracle")]
    [InlineData("--acts", "0")]
    [InlineData("--acts", "1,2")]
    [InlineData("--stored", "1000001")]
    [InlineData("--rounds", "many")]
    [InlineData("--rounds")]
    [InlineData("--what", "1")]
    public void Unknown_argument_is_refused_with_the_known_ones(params string[] words)
    {
        Assert.False(SubmissionOptions.TryParse(words, out _, out var problem));
        Assert.Equal($"{string.Join(' ', words)} is none of {SubmissionOptions.Words}", problem);
    }
}
