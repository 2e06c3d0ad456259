namespace Akashi.Hosting.Dates;

/// <summary>Japan's time, by which offices count days: UTC+9, without summer time since 1951.</summary>
public static class JapanTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>The same instant as clocks in Japan show it.</summary>
    public static DateTimeOffset At(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The day that an instant lies in.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(At(instant).DateTime);
}
