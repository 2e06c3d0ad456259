namespace Akashi.Service.Platform.Outbox;

/// <summary>Waits between attempts: short for outages that end soon, long for those that need a person; about 22 hours in all.</summary>
public static class OutboxWaits
{
    private static readonly TimeSpan[] Between =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(13),
    ];

    /// <summary>The wait after an attempt, counted from 1; null after the last.</summary>
    public static TimeSpan? After(int attempt) => attempt <= Between.Length ? Between[attempt - 1] : null;

    /// <summary>
    /// The longest a message may be put off: before the first attempt up to an hour, as its writer wishes; then as the table says.
    /// </summary>
    public static TimeSpan LongestAfter(int attempts) => attempts == 0 ? TimeSpan.FromHours(1) : After(attempts) ?? Between[^1];

    /// <summary>Maximum number of attempts.</summary>
    public static int Most => Between.Length + 1;
}
