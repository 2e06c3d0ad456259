using System.Globalization;

namespace Akashi.Hosting.Texts;

/// <summary>What each language calls itself.</summary>
public static class LanguageNames
{
    private static readonly TextSource Source = new(typeof(LanguageNames).FullName!, typeof(LanguageNames).Assembly);

    /// <summary>The name of a language in itself.</summary>
    public static string In(CultureInfo language) => Source.In(language)["Name"];
}
