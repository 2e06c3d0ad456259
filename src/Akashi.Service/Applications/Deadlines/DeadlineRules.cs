using Akashi.Hosting.Dates;
using Akashi.Trust;

namespace Akashi.Service.Applications.Deadlines;

/// <summary>What a deadline asks for now.</summary>
internal enum DeadlineStep
{
    /// <summary>Nothing yet, or nothing any more.</summary>
    Nothing,

    /// <summary>The first reminder.</summary>
    RemindFirst,

    /// <summary>The last reminder.</summary>
    RemindLast,

    /// <summary>The end of the application.</summary>
    End,

    /// <summary>Forget a reminder of the future: it was dated before the clock was set back, and does not count.</summary>
    Forget,
}

/// <summary>
/// Reminders before the end, and the end. Nothing ends before the holder was reminded for the last time and then had the days that the reminder names: a
/// clock that was ahead for a while, or a service that was down, may remind too early or too late, but ends nothing (threat O17).
/// </summary>
internal static class DeadlineRules
{
    /// <summary>Reminders after which nobody is reminded again.</summary>
    public const int Most = 2;

    /// <summary>What is to be done now.</summary>
    public static DeadlineStep Of(Application application, ApplicationsSettings settings, DateTimeOffset now)
    {
        if (application.EndsOn is not { } endsOn) return DeadlineStep.Nothing;
        var today = JapanTime.DayOf(now);
        if (application.RemindedAt is { } at)
        {
            if (Clocks.IsAhead(at, now)) return DeadlineStep.Forget;
            var promised = TimeSpan.FromDays(settings.LastReminderDays);
            if (application.Reminders == Most) return today > endsOn && now - at >= promised ? DeadlineStep.End : DeadlineStep.Nothing;
        }
        if (today >= endsOn.AddDays(-settings.LastReminderDays)) return DeadlineStep.RemindLast;
        return application.Reminders == 0 && today >= endsOn.AddDays(-settings.FirstReminderDays) ? DeadlineStep.RemindFirst : DeadlineStep.Nothing;
    }

    /// <summary>The day that a reminder names: the one that was said before, but never fewer days from now than the last reminder promises.</summary>
    public static DateOnly EndAfter(DateOnly endsOn, ApplicationsSettings settings, DateTimeOffset now)
    {
        var earliest = JapanTime.DayOf(now).AddDays(settings.LastReminderDays);
        return endsOn > earliest ? endsOn : earliest;
    }
}
