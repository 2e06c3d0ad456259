using System.Collections.Frozen;

namespace Akashi.Verifier.Pages;

/// <summary>
/// What qualifications and bodies are called in English, for a reader without Japanese. It is a translation by the catalog (catalog/), no part of what was
/// signed; a name that is not in this list, such as one of a code by another issuer, stays in Japanese.
/// </summary>
internal static class EnglishNames
{
    private static readonly FrozenDictionary<string, string> Names = Read();

    /// <summary>The English name; null where the catalog has none.</summary>
    /// <param name="japanese">The name as it was signed.</param>
    public static string? Of(string? japanese) => japanese is null ? null : Names.GetValueOrDefault(japanese);

    // A line a name: Japanese, tab, English.
    private static FrozenDictionary<string, string> Read()
    {
        using var lines = new StreamReader(typeof(EnglishNames).Assembly.GetManifestResourceStream("english-names.txt")!);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }
}
