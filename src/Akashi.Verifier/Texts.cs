using System.Globalization;
using System.Resources;

namespace Akashi.Verifier;

/// <summary>Words of the Verifier's pages.</summary>
internal static class Texts
{
    private static readonly ResourceManager Resources = new("Akashi.Verifier.Texts", typeof(Texts).Assembly);

    /// <summary>A text by its key, with values in its places.</summary>
    public static string Get(string key, params object[] values)
    {
        var text = Resources.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"The text {key} is missing.");
        return values.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, values);
    }

    /// <summary>An instant in Japan, to the second.</summary>
    public static string Moment(DateTimeOffset instant)
    {
        var local = instant.ToOffset(TimeSpan.FromHours(9));
        return Get("Moment", local.Year, local.Month, local.Day, local.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
    }

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => Get("Day", day.Year, day.Month, day.Day);
}
