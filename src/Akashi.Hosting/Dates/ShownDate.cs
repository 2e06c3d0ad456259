using System.Globalization;
using Akashi.Hosting.Texts;

namespace Akashi.Hosting.Dates;

/// <summary>
/// Days and times as pages write them: in Japanese with era and year of both calendars, in English in words. What is signed or kept is Japanese, and
/// written by <see cref="JapaneseDate"/>.
/// </summary>
public static class ShownDate
{
    private const int HalfDay = 12;

    /// <summary>「令和8年（2026年）11月24日」, "24 November 2026".</summary>
    public static string On(DateOnly day) => Written(day, Languages.Current);

    /// <summary>The day in a named language.</summary>
    public static string Written(DateOnly day, CultureInfo language) =>
        language == Languages.Japanese ? JapaneseDate.FormatBoth(day) : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>「令和8年（2026年）11月」, "November 2026": the month of a day.</summary>
    public static string InMonth(DateOnly day) =>
        Languages.IsJapanese ? JapaneseDate.FormatMonth(day) : day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>「令和8年（2026年）11月24日 9時05分」, "24 November 2026, 9:05 am (Japan time)".</summary>
    public static string At(DateTimeOffset instant) => Written(instant, Languages.Current);

    /// <summary>The moment in a named language.</summary>
    public static string Written(DateTimeOffset instant, CultureInfo language)
    {
        if (language == Languages.Japanese) return JapaneseDate.FormatMoment(instant);
        var local = JapanTime.At(instant);
        var hour = local.Hour % HalfDay == 0 ? HalfDay : local.Hour % HalfDay;
        var half = local.Hour < HalfDay ? "am" : "pm";
        return string.Create(
            CultureInfo.InvariantCulture, $"{Written(DateOnly.FromDateTime(local.DateTime), language)}, {hour}:{local.Minute:00} {half} (Japan time)");
    }

    /// <summary>「令和8年（2026年）11月24日 9時05分07秒」, "24 November 2026, 9:05:07 am (Japan time)".</summary>
    public static string ToTheSecond(DateTimeOffset instant)
    {
        if (Languages.IsJapanese) return JapaneseDate.FormatToTheSecond(instant);
        var (minute, second) = (At(instant), JapanTime.At(instant).Second);
        return minute.Insert(minute.IndexOf(':', StringComparison.Ordinal) + ":00".Length, string.Create(CultureInfo.InvariantCulture, $":{second:00}"));
    }
}
