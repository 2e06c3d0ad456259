using System.Globalization;
using Akashi.Hosting.Texts;

namespace Akashi.Cli.Roster;

/// <summary>Texts of the table.</summary>
/// <param name="language">The language of whoever opens it.</param>
internal sealed class RosterTexts(CultureInfo language)
{
    private readonly TextSource source = new TextSource("Akashi.Cli.Roster.RosterTexts", typeof(RosterTexts).Assembly).In(language);

    /// <summary>In the language of the person at the command line.</summary>
    public static RosterTexts OfEnvironment() => new(EnvironmentLanguage.Of(Environment.GetEnvironmentVariable));

    /// <summary>A text by its key.</summary>
    public string Get(string key) => source[key];
}
