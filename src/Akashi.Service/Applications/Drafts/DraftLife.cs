namespace Akashi.Service.Applications.Drafts;

/// <summary>How long a draft lives without a change (row 1.7.4).</summary>
internal static class DraftLife
{
    /// <summary>A draft ends after this long without a change.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>Its holder is told this many days before. It ends only after the job has seen it on as many days.</summary>
    public const int DaysOfNotice = 7;

    /// <summary>Until when a draft is kept if nothing in it changes.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset changedAt) => changedAt + Life;

    /// <summary>Drafts that were changed before this time are about to end.</summary>
    public static DateTimeOffset NoticedBefore(DateTimeOffset now) => now - Life + TimeSpan.FromDays(DaysOfNotice);
}
