using Akashi.Hosting.Dates;
using CsCheck;

namespace Akashi.Hosting.Tests.Dates;

public class JapaneseDateTests
{
    [Theory]
    [InlineData(Era.Meiji, 1, 1, 25, "1868-01-25")]
    [InlineData(Era.Meiji, 45, 7, 29, "1912-07-29")]
    [InlineData(Era.Taisho, 1, 7, 30, "1912-07-30")]
    [InlineData(Era.Taisho, 15, 12, 24, "1926-12-24")]
    [InlineData(Era.Showa, 1, 12, 25, "1926-12-25")]
    [InlineData(Era.Showa, 64, 1, 7, "1989-01-07")]
    [InlineData(Era.Heisei, 1, 1, 8, "1989-01-08")]
    [InlineData(Era.Heisei, 31, 4, 30, "2019-04-30")]
    [InlineData(Era.Reiwa, 1, 5, 1, "2019-05-01")]
    [InlineData(Era.Western, 2019, 5, 1, "2019-05-01")]
    [InlineData(Era.Western, 1868, 1, 1, "1868-01-01")]
    [InlineData(Era.Showa, 51, 2, 29, "1976-02-29")]
    public void A_day_on_the_border_of_its_era_is_taken(Era era, int year, int month, int day, string expected) =>
        Assert.Equal(On(expected), JapaneseDate.From(era, year, month, day));

    [Theory]
    [InlineData(Era.Meiji, 1, 1, 24)]
    [InlineData(Era.Meiji, 45, 7, 30)]
    [InlineData(Era.Taisho, 1, 7, 29)]
    [InlineData(Era.Taisho, 15, 12, 25)]
    [InlineData(Era.Showa, 64, 1, 8)]
    [InlineData(Era.Heisei, 1, 1, 7)]
    [InlineData(Era.Heisei, 31, 5, 1)]
    [InlineData(Era.Reiwa, 1, 4, 30)]
    public void A_day_of_another_era_is_refused(Era era, int year, int month, int day) => Assert.Null(JapaneseDate.From(era, year, month, day));

    [Theory]
    [InlineData(Era.Showa, 50, 2, 29)]
    [InlineData(Era.Reiwa, 8, 13, 1)]
    [InlineData(Era.Reiwa, 8, 0, 1)]
    [InlineData(Era.Reiwa, 8, 4, 31)]
    [InlineData(Era.Reiwa, 8, 4, 0)]
    [InlineData(Era.Reiwa, 0, 4, 1)]
    [InlineData(Era.Reiwa, -1, 4, 1)]
    [InlineData(Era.Western, 1867, 12, 31)]
    [InlineData(Era.Western, 2201, 1, 1)]
    [InlineData(Era.Reiwa, int.MaxValue, 1, 1)]
    public void A_day_that_does_not_exist_is_refused(Era era, int year, int month, int day) => Assert.Null(JapaneseDate.From(era, year, month, day));

    [Theory]
    [InlineData("2019-05-01", "令和元年5月1日")]
    [InlineData("2019-04-30", "平成31年4月30日")]
    [InlineData("1989-01-08", "平成元年1月8日")]
    [InlineData("1926-12-25", "昭和元年12月25日")]
    [InlineData("1912-07-30", "大正元年7月30日")]
    [InlineData("1868-01-25", "明治元年1月25日")]
    [InlineData("1868-01-24", "1868年1月24日")]
    [InlineData("2026-11-24", "令和8年11月24日")]
    public void The_first_year_is_written_元年(string date, string written) => Assert.Equal(written, JapaneseDate.Format(On(date)));

    [Fact]
    public void Both_forms_stand_side_by_side() => Assert.Equal("令和8年（2026年）11月24日", JapaneseDate.FormatBoth(On("2026-11-24")));

    [Fact]
    public void Every_day_is_found_again_from_its_era_and_year() =>
        Gen.Int[0, 121_000].Select(days => new DateOnly(1868, 1, 1).AddDays(days)).Sample(day =>
            JapaneseDate.From(JapaneseDate.EraOf(day), JapaneseDate.YearOf(day), day.Month, day.Day) == day);

    [Fact]
    public void No_numbers_make_it_throw() =>
        Gen.Select(Gen.Enum<Era>(), Gen.Int, Gen.Int, Gen.Int).Sample((era, year, month, day) =>
        {
            _ = JapaneseDate.From(era, year, month, day);
            return true;
        });

    private static DateOnly On(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
