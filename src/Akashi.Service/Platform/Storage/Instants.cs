namespace Akashi.Service.Platform.Storage;

/// <summary>Instants that are part of a digest.</summary>
internal static class Instants
{
    /// <summary>Cuts an instant to whole microseconds, the precision that every engine keeps, so that a digest fits what is read back.</summary>
    public static DateTimeOffset Kept(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>The text of an instant in a digest: ISO 8601, UTC, seven decimals of the second.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
