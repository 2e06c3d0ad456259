using System.Globalization;
using Akashi.Hosting.Texts;

namespace Akashi.Cli;

/// <summary>
/// The language of the person at the command line: what the environment says, as POSIX has it (8.2); Japanese where it says nothing, "C" or a language
/// that we do not speak. It changes words that people read, never results, codes, lines for programs or exit codes.
/// </summary>
internal static class EnvironmentLanguage
{
    private static readonly string[] InOrder = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>The language.</summary>
    /// <param name="variable">Value of an environment variable; null or empty where it is not set.</param>
    public static CultureInfo Of(Func<string, string?> variable) =>
        Languages.Of(InOrder.Select(variable).FirstOrDefault(v => !string.IsNullOrEmpty(v))?.Split('_', '.', '@')[0]) ?? Languages.Japanese;
}
