using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Akashi.Bench.SignIn;

/// <summary>What a run measures.</summary>
/// <param name="Times">Number of sign-ins that count.</param>
internal sealed record SignInOptions(int Times = 20)
{
    public const string Words = "[--times N]";
    private const int Most = 10_000;

    public static bool TryParse(IReadOnlyList<string> words, [NotNullWhen(true)] out SignInOptions? options, [NotNullWhen(false)] out string? problem)
    {
        (options, problem) = words switch
        {
            [] => (new SignInOptions(), (string?)null),
            ["--times", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times)
                && times is > 0 and <= Most =>
                (new SignInOptions(times), null),
            _ => (null, $"{string.Join(' ', words)} is none of {Words}"),
        };
        return options is not null;
    }
}
