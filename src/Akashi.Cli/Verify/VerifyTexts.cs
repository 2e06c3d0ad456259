using System.Globalization;
using Akashi.Hosting.Texts;

namespace Akashi.Cli.Verify;

/// <summary>Texts of the table.</summary>
/// <param name="language">The language of whoever opens it.</param>
internal sealed class VerifyTexts(CultureInfo language)
{
    private readonly TextSource source = new TextSource("Akashi.Cli.Verify.VerifyTexts", typeof(VerifyTexts).Assembly).In(language);

    /// <summary>In the language of the person at the command line.</summary>
    public static VerifyTexts OfEnvironment() => new(EnvironmentLanguage.Of(Environment.GetEnvironmentVariable));

    /// <summary>A text by its key.</summary>
    public string Get(string key) => source[key];

    /// <summary>A text by its key; null where there is none.</summary>
    public string? TryGet(string key) => source.Has(key) ? source[key] : null;
}
