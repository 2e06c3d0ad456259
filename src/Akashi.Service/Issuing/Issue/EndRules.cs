using Akashi.Hosting.Dates;
using Akashi.Service.Catalog;

namespace Akashi.Service.Issuing.Issue;

/// <summary>The last days that a holder may choose for a credential; both count.</summary>
internal sealed record LastDays(DateOnly First, DateOnly Last)
{
    /// <summary>Whether no day is left.</summary>
    public bool IsEmpty => Last < First;

    public bool Contain(DateOnly day) => day >= First && day <= Last;
}

/// <summary>When a credential ends (row 3.7.4): within the body's limit and the signing certificate, on a day that its holder may choose.</summary>
internal static class EndRules
{
    private static readonly TimeOnly LastSecond = new(23, 59, 59);
    private static readonly TimeSpan Japan = JapanTime.At(DateTimeOffset.UnixEpoch).Offset;

    /// <summary>The latest end of a credential issued now.</summary>
    public static DateTimeOffset LongestEnd(QualificationBody body, DateTimeOffset certificateEnd, DateTimeOffset at)
    {
        var end = at.AddDays(body.LongestDays);
        return end > certificateEnd ? certificateEnd : end;
    }

    /// <summary>When a credential ends whose holder chose its last day: with the last second of that day in Japan.</summary>
    public static DateTimeOffset EndOf(DateOnly lastDay) => new(lastDay.ToDateTime(LastSecond), Japan);

    /// <summary>The days that can be chosen now, from today; empty (the last before the first) where the longest end comes today.</summary>
    public static LastDays DaysUntil(DateTimeOffset longestEnd, DateTimeOffset at)
    {
        var today = JapanTime.DayOf(at);
        var last = JapanTime.DayOf(longestEnd);
        // Nothing is issued that ends while it is made.
        return new LastDays(EndOf(today) > at.AddMinutes(1) ? today : today.AddDays(1), EndOf(last) <= longestEnd ? last : last.AddDays(-1));
    }
}
