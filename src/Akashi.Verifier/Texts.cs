using Akashi.Hosting.Dates;
using Akashi.Hosting.Texts;

namespace Akashi.Verifier;

/// <summary>Texts of the Verifier's pages.</summary>
internal static class Texts
{
    private static readonly TextSource Source = new("Akashi.Verifier.Texts", typeof(Texts).Assembly);

    /// <summary>A text by its key, with values filled in.</summary>
    public static string Get(string key, params ReadOnlySpan<object?> values) => values.IsEmpty ? Source[key] : Source[key, values];

    /// <summary>A time in Japan, to the second.</summary>
    public static string Moment(DateTimeOffset instant) => ShownDate.ToTheSecond(instant);

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => ShownDate.On(day);
}
