using System.Globalization;

namespace Akashi.Hosting.Dates;

/// <summary>Eras of the Japanese calendar that registers use.</summary>
public enum Era
{
    /// <summary>西暦: the Gregorian year itself.</summary>
    Western,

    /// <summary>明治, from 1868-01-25.</summary>
    Meiji,

    /// <summary>大正, from 1912-07-30.</summary>
    Taisho,

    /// <summary>昭和, from 1926-12-25.</summary>
    Showa,

    /// <summary>平成, from 1989-01-08.</summary>
    Heisei,

    /// <summary>令和, from 2019-05-01.</summary>
    Reiwa,
}

/// <summary>Dates as written on Japanese certificates: year 1 is 元年, and a date belongs to the era that contains it.</summary>
public static class JapaneseDate
{
    private const int FirstYear = 1868;
    private const int LastYear = 2200;

    private static readonly (Era Era, DateOnly From)[] Begins =
    [
        (Era.Reiwa, new(2019, 5, 1)), (Era.Heisei, new(1989, 1, 8)), (Era.Showa, new(1926, 12, 25)), (Era.Taisho, new(1912, 7, 30)),
        (Era.Meiji, new(1868, 1, 25)),
    ];

    /// <summary>The date for a year of an era, month and day; null where there is no such day, or it lies outside the era.</summary>
    public static DateOnly? From(Era era, int year, int month, int day)
    {
        if (year is < 1 or > LastYear) return null;
        var western = era == Era.Western ? year : year + BeginOf(era).Year - 1;
        if (western is < FirstYear or > LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(western, month)) return null;
        var date = new DateOnly(western, month, day);
        return era == Era.Western || EraOf(date) == era ? date : null;
    }

    /// <summary>The first day of a month in a year of an era; null where there is no such month, or none of its days lies in the era.</summary>
    public static DateOnly? MonthFrom(Era era, int year, int month)
    {
        if (year is < 1 or > LastYear || month is < 1 or > 12) return null;
        var western = era == Era.Western ? year : year + BeginOf(era).Year - 1;
        if (western is < FirstYear or > LastYear) return null;
        var first = new DateOnly(western, month, 1);
        return era == Era.Western || EraOf(first) == era || EraOf(first.AddMonths(1).AddDays(-1)) == era ? first : null;
    }

    /// <summary>The era of a date; <see cref="Era.Western"/> before 1868-01-25.</summary>
    public static Era EraOf(DateOnly date) => Begins.FirstOrDefault(b => date >= b.From).Era;

    /// <summary>Year within the era: 1 for 元年.</summary>
    public static int YearOf(DateOnly date) => EraOf(date) is var era && era == Era.Western ? date.Year : date.Year - BeginOf(era).Year + 1;

    /// <summary>「令和8年（2026年）11月24日」: the only form in which Japanese pages and documents write a date.</summary>
    public static string FormatBoth(DateOnly date) =>
        EraOf(date) == Era.Western
            ? FormatWestern(date)
            : string.Create(CultureInfo.InvariantCulture, $"{EraYear(date)}（{date.Year}年）{date.Month}月{date.Day}日");

    /// <summary>「令和8年（2026年）11月」: the month of a day, by the era of that day.</summary>
    public static string FormatMonth(DateOnly day) =>
        EraOf(day) == Era.Western
            ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月")
            : string.Create(CultureInfo.InvariantCulture, $"{EraYear(day)}（{day.Year}年）{day.Month}月");

    /// <summary>「令和8年（2026年）11月24日 9時05分」, by clocks in Japan.</summary>
    public static string FormatMoment(DateTimeOffset instant)
    {
        var local = JapanTime.At(instant);
        return string.Create(CultureInfo.InvariantCulture, $"{FormatBoth(DateOnly.FromDateTime(local.DateTime))} {local.Hour}時{local.Minute:00}分");
    }

    /// <summary>「令和8年（2026年）11月24日 9時05分07秒」, by clocks in Japan.</summary>
    public static string FormatToTheSecond(DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"{FormatMoment(instant)}{JapanTime.At(instant).Second:00}秒");

    /// <summary>「2026年11月24日」.</summary>
    public static string FormatWestern(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");

    /// <summary>「令和8年11月24日」, with 元年 for year 1.</summary>
    public static string Format(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{EraYear(date)}{date.Month}月{date.Day}日");

    /// <summary>The era's name; empty for the Western year.</summary>
    public static string NameOf(Era era) => era switch
    {
        Era.Meiji => "明治",
        Era.Taisho => "大正",
        Era.Showa => "昭和",
        Era.Heisei => "平成",
        Era.Reiwa => "令和",
        _ => "",
    };

    private static string EraYear(DateOnly date)
    {
        var year = YearOf(date);
        var written = year == 1 && EraOf(date) != Era.Western ? "元" : year.ToString(CultureInfo.InvariantCulture);
        return $"{NameOf(EraOf(date))}{written}年";
    }

    private static DateOnly BeginOf(Era era) => Begins.Single(b => b.Era == era).From;
}
