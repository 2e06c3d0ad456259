using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Akashi.Bench.Start;

/// <summary>What a run measures.</summary>
/// <param name="Times">Rounds that count.</param>
internal sealed record StartOptions(int Times = 5)
{
    public const string Words = "[--times N]";
    private const int Most = 1000;

    public static bool TryParse(IReadOnlyList<string> words, [NotNullWhen(true)] out StartOptions? options, [NotNullWhen(false)] out string? problem)
    {
        (options, problem) = words switch
        {
            [] => (new StartOptions(), (string?)null),
            ["--times", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is > 0 and <= Most =>
                (new StartOptions(times), null),
            _ => (null, $"{string.Join(' ', words)} is none of {Words}"),
        };
        return options is not null;
    }
}
