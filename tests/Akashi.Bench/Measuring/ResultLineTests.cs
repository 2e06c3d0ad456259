using Akashi.Bench.Measuring;

namespace Akashi.Bench.Tests.Measuring;

public class ResultLineTests
{
    private static readonly Goal Half = new(AtLeast: true, 0.5);
    private static readonly Goal OneAndAHalf = new(AtLeast: false, 1.5);

    [Theory]
    [InlineData(0.61, "a goal >=0.5 measured 0.61 met")]
    [InlineData(0.5, "a goal >=0.5 measured 0.50 met")]
    [InlineData(0.49, "a goal >=0.5 measured 0.49 not met")]
    public void Value_below_the_least_does_not_meet_its_goal(double value, string line) => Assert.Equal(line, new ResultLine("a", value, Half).ToString());

    [Theory]
    [InlineData(1.12, "a goal <=1.5 measured 1.12 met")]
    [InlineData(1.5, "a goal <=1.5 measured 1.50 met")]
    [InlineData(1.51, "a goal <=1.5 measured 1.51 not met")]
    public void Value_above_the_most_does_not_meet_its_goal(double value, string line) => Assert.Equal(line, new ResultLine("a", value, OneAndAHalf).ToString());

    [Fact]
    public void Value_without_a_goal_only_informs() => Assert.Equal("a measured 4.00", new ResultLine("a", 4).ToString());

    [Fact]
    public void Value_is_judged_as_it_is_printed() => Assert.Equal("a goal >=0.5 measured 0.50 met", new ResultLine("a", 0.4951, Half).ToString());

    [Fact]
    public void Median_of_an_even_number_of_rounds_is_between_the_middle_two() =>
        Assert.Equal(new Cost(2.5, 25), Cost.Median([new Cost(1, 10), new Cost(9, 90), new Cost(2, 20), new Cost(3, 30)]));
}
