using Akashi.Hosting.Texts;

namespace Akashi.Hosting;

/// <summary>Texts for people who came to the wrong address.</summary>
internal static class FrontTexts
{
    private static readonly TextSource Source = new("Akashi.Hosting.FrontTexts", typeof(FrontTexts).Assembly);

    /// <summary>A text by its key, with values filled in.</summary>
    public static string Get(string key, params ReadOnlySpan<object?> values) => Source[key, values];
}
