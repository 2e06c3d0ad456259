using Akashi.Bench.Measuring;

namespace Akashi.Bench.Tests.Measuring;

public class ResultLineTests
{
    private static readonly Goal Half = new(AtLeast: true, 0.5);
    private static readonly Goal OneAndAHalf = new(AtLeast: false, 1.5);

    [Theory]
    [InlineData(0.61, "a 0.61 >=0.5 ok")]
    [InlineData(0.5, "a 0.50 >=0.5 ok")]
    [InlineData(0.49, "a 0.49 >=0.5 short")]
    public void Value_below_the_least_is_short(double value, string line) => Assert.Equal(line, new ResultLine("a", value, Half).ToString());

    [Theory]
    [InlineData(1.12, "a 1.12 <=1.5 ok")]
    [InlineData(1.5, "a 1.50 <=1.5 ok")]
    [InlineData(1.51, "a 1.51 <=1.5 short")]
    public void Value_above_the_most_is_short(double value, string line) => Assert.Equal(line, new ResultLine("a", value, OneAndAHalf).ToString());

    [Fact]
    public void Value_without_a_goal_only_informs() => Assert.Equal("a 4.00 - ok", new ResultLine("a", 4).ToString());

    [Fact]
    public void Value_is_judged_as_it_is_printed() => Assert.Equal("a 0.50 >=0.5 ok", new ResultLine("a", 0.4951, Half).ToString());

    [Fact]
    public void Median_of_an_even_number_of_rounds_is_between_the_middle_two() =>
        Assert.Equal(new Cost(2.5, 25), Cost.Median([new Cost(1, 10), new Cost(9, 90), new Cost(2, 20), new Cost(3, 30)]));
}
