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

    // Row 3.6.1: a name never breaks inside a word.
    [Theory]
    [InlineData("山田　花子", 3, "山田|花子")]
    [InlineData("公益財団法人社会福祉振興・試験センター", 14, "公益財団法人社会福祉振興・|試験センター")]
    [InlineData("免許（ボイラー技士・クレーン運転士など）", 10, "免許（ボイラー技士・|クレーン運転士など）")]
    [InlineData("公害防止管理者（大気関係第一種）", 12, "公害防止管理者|（大気関係第一種）")]
    [InlineData("一語だけ", 2, "一語|だけ")] // nothing else is possible
    public void Whole_words_stay_whole(string text, int width, string lines)
        => Assert.Equal(lines.Split('|'), LineBreaker.Break(Cluster.Split(text), width, _ => 1, wholeWords: true).Select(l => string.Concat(l)));

    private static string Letters(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

    private static List<string> Lines(string text, int width)
        => [.. LineBreaker.Break(Cluster.Split(text), width, _ => 1).Select(l => string.Concat(l))];
}
