using Akashi.Pdf.Text;
using CsCheck;

namespace Akashi.Pdf.Tests.Text;

public class LineBreakerTests
{
    [Fact]
    public void No_line_begins_with_closing_punctuation_or_ends_with_an_opening_bracket()
    {
        var text = Given.Text("LongText");
        for (var width = 3; width < 40; width++)
            foreach (var line in Lines(text, width).Skip(1))
                Assert.DoesNotContain(line[0], "\u3001\u3002\uFF09\u300D");
        for (var width = 3; width < 40; width++)
            Assert.All(Lines(text, width), line => Assert.DoesNotContain(line[^1], "\uFF08\u300C"));
    }

    [Fact]
    public void Words_are_kept_and_only_a_word_longer_than_the_line_is_cut()
        => Assert.Equal(["one two", "three", "abcdefgh", "ij"], Lines("one two three abcdefghij", 8));

    [Fact]
    public void Nothing_is_lost_and_no_line_is_too_long() => Gen.String.Sample(text =>
    {
        var lines = Lines(text, 5);
        Assert.Equal(Letters(string.Concat(Cluster.Split(text))), Letters(string.Concat(lines)));
        Assert.All(lines, line => Assert.InRange(Cluster.Split(line).Count, 0, 5));
    });

    private static string Letters(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

    private static List<string> Lines(string text, int width)
        => [.. LineBreaker.Break(Cluster.Split(text), width, _ => 1).Select(l => string.Concat(l))];
}
