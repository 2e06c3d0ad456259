using System.Globalization;
using Akashi.Hosting.Dates;

namespace Akashi.Hosting.Tests.Dates;

public class ShownDateTests
{
    [Theory]
    [InlineData("ja-JP", "2026-11-24", "令和8年（2026年）11月24日")]
    [InlineData("en-GB", "2026-11-24", "24 November 2026")]
    [InlineData("en-GB", "1912-05-03", "3 May 1912")]
    [InlineData("fr", "2026-11-24", "令和8年（2026年）11月24日")]
    public void A_day_is_written_in_the_language_of_the_page(string language, string day, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(expected, ShownDate.On(DateOnly.Parse(day, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("ja-JP", "2026-11-24T00:05:59Z", "令和8年（2026年）11月24日 9時05分")]
    [InlineData("en-GB", "2026-11-24T00:05:59Z", "24 November 2026, 9:05 am (Japan time)")]
    [InlineData("en-GB", "2026-11-23T15:00:00Z", "24 November 2026, 12:00 am (Japan time)")]
    [InlineData("en-GB", "2026-11-24T03:30:00Z", "24 November 2026, 12:30 pm (Japan time)")]
    [InlineData("en-GB", "2026-11-24T14:59:00Z", "24 November 2026, 11:59 pm (Japan time)")]
    public void A_moment_is_written_by_clocks_in_Japan(string language, string instant, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(expected, ShownDate.At(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("ja-JP", "2026-11-24T00:05:07Z", "令和8年（2026年）11月24日 9時05分07秒")]
    [InlineData("en-GB", "2026-11-24T00:05:07Z", "24 November 2026, 9:05:07 am (Japan time)")]
    [InlineData("en-GB", "2026-11-24T14:59:59Z", "24 November 2026, 11:59:59 pm (Japan time)")]
    public void A_moment_is_written_to_the_second_where_that_counts(string language, string instant, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(expected, ShownDate.ToTheSecond(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));
    }
}
