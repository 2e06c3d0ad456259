using System.Globalization;
using Akashi.Service.Catalog;
using Akashi.Service.Issuing.Issue;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Tests.Issuing.Issue;

/// <summary>Row 3.7.4: the end of a credential lies within the body's limit and the signing certificate, on a day in Japan.</summary>
public class EndRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 30, 14, 30, 0, TimeSpan.Zero); // 23:30 in Japan
    private static readonly DateTimeOffset Far = At.AddYears(5);

    [Theory]
    [InlineData(365, "2027-11-30T14:30:00Z")]
    [InlineData(30, "2026-12-30T14:30:00Z")]
    public void Longest_end_is_the_bodys(int days, string end) =>
        Assert.Equal(DateTimeOffset.Parse(end, CultureInfo.InvariantCulture), EndRules.LongestEnd(Body(days), Far, At));

    [Fact]
    public void Longest_end_is_never_beyond_the_signing_certificate() =>
        Assert.Equal(At.AddDays(10), EndRules.LongestEnd(Body(365), At.AddDays(10), At));

    [Fact]
    public void A_chosen_day_counts_to_its_last_second_in_Japan() =>
        Assert.Equal(new DateTimeOffset(2027, 3, 31, 14, 59, 59, TimeSpan.Zero), EndRules.EndOf(new DateOnly(2027, 3, 31)));

    [Theory]
    [InlineData("2026-12-30T14:30:00Z", "2026-11-30", "2026-12-29")]
    [InlineData("2026-12-30T14:59:59Z", "2026-11-30", "2026-12-30")]
    [InlineData("2026-12-30T15:00:00Z", "2026-11-30", "2026-12-30")]
    [InlineData("2026-11-30T14:45:00Z", "2026-11-30", "2026-11-29")]
    public void The_last_day_that_can_be_chosen_ends_within_the_longest_end(string longest, string first, string last)
    {
        var days = EndRules.DaysUntil(DateTimeOffset.Parse(longest, CultureInfo.InvariantCulture), At);
        Assert.Equal((Day(first), Day(last)), (days.First, days.Last));
    }

    [Fact]
    public void Today_cannot_be_chosen_in_its_last_minute() =>
        Assert.Equal(new DateOnly(2026, 12, 1), EndRules.DaysUntil(Far, At.AddMinutes(29)).First);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static QualificationBody Body(int days) => new("b", Wording.Unsaid) { LongestDays = days };
}
