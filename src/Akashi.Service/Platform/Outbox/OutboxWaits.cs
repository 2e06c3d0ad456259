namespace Akashi.Service.Platform.Outbox;

/// <summary>Waits between tries: short for what is back at once, long for what needs a person; about 22 hours in all.</summary>
public static class OutboxWaits
{
    private static readonly TimeSpan[] Between =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(13),
    ];

    /// <summary>The wait after a try, counted from 1; null after the last.</summary>
    public static TimeSpan? After(int attempt) => attempt <= Between.Length ? Between[attempt - 1] : null;

    /// <summary>No message is put off for longer: at first as its writer wishes, up to an hour; after a try by the table.</summary>
    public static TimeSpan LongestAfter(int attempts) => attempts == 0 ? TimeSpan.FromHours(1) : After(attempts) ?? Between[^1];

    /// <summary>How often a message is tried.</summary>
    public static int Most => Between.Length + 1;
}
