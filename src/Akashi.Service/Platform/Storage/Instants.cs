namespace Akashi.Service.Platform.Storage;

/// <summary>Instants that a digest covers.</summary>
internal static class Instants
{
    /// <summary>An instant as every engine keeps it: whole microseconds. The digest covers what is read back.</summary>
    public static DateTimeOffset Kept(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>It as text under a digest (ISO 8601, UTC, seven digits of the second).</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
