namespace Akashi.Trust;

/// <summary>
/// What counts as a time in the future. The clocks of two machines differ a little; a time further ahead shows that a clock is, or was, wrong. Such a
/// time is not kept, and nothing is compared with it: until its day came, it would hide every newer statement.
/// </summary>
public static class Clocks
{
    /// <summary>How far ahead a time may be.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Whether a time is in the future.</summary>
    public static bool IsAhead(DateTimeOffset time, DateTimeOffset now) => time - now > Tolerance;

    /// <summary>A time that may be kept; null where it is in the future.</summary>
    public static DateTimeOffset? Past(DateTimeOffset? time, DateTimeOffset now) => time is { } at && IsAhead(at, now) ? null : time;
}
