using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Akashi.Bench.Measuring;

/// <summary>The one option of a measurement that can only be repeated.</summary>
internal static class TimesOption
{
    public const string Words = "[--times N]";

    /// <summary>Reads how often to measure.</summary>
    /// <param name="words">What was typed.</param>
    /// <param name="usual">The number if none was typed.</param>
    /// <param name="most">The largest number.</param>
    /// <param name="times">The number.</param>
    /// <param name="problem">Why the words are refused.</param>
    public static bool TryParse(IReadOnlyList<string> words, int usual, int most, out int times, [NotNullWhen(false)] out string? problem)
    {
        (times, problem) = (usual, null);
        if (words.Count == 0) return true;
        if (words is ["--times", var text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out times) && times > 0 && times <= most)
            return true;
        problem = $"{string.Join(' ', words)} is none of {Words}";
        return false;
    }
}
