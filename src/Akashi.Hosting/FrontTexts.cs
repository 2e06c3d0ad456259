using System.Globalization;
using System.Resources;

namespace Akashi.Hosting;

/// <summary>Texts for people who came to the wrong address.</summary>
internal static class FrontTexts
{
    private static readonly ResourceManager Resources = new("Akashi.Hosting.FrontTexts", typeof(FrontTexts).Assembly);

    /// <summary>A text by its key, with values filled in.</summary>
    public static string Get(string key, params object[] values) => string.Format(
        CultureInfo.InvariantCulture, Resources.GetString(key, CultureInfo.CurrentUICulture)
            ?? throw new InvalidOperationException($"The text {key} is missing."), values);
}
