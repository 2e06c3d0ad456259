using System.Globalization;
using System.Resources;

namespace Akashi.Cli.Verify;

/// <summary>Texts of the table, which people open in Japan.</summary>
internal static class VerifyTexts
{
    private static readonly ResourceManager Resources = new("Akashi.Cli.Verify.VerifyTexts", typeof(VerifyTexts).Assembly);

    /// <summary>A text by its key.</summary>
    public static string Get(string key) => TryGet(key) ?? throw new InvalidOperationException($"The text {key} is missing.");

    /// <summary>A text by its key; null where there is none.</summary>
    public static string? TryGet(string key) => Resources.GetString(key, CultureInfo.InvariantCulture);
}
