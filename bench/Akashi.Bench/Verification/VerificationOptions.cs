using System.Globalization;

namespace Akashi.Bench.Verification;

/// <summary>How long to measure; docs/performance.md quotes the defaults.</summary>
internal sealed record VerificationOptions
{
    public const string Words = "[--milliseconds 2000] [--rounds 15]";

    /// <summary>Length of each measurement over HTTP.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Rounds of each measurement within the process, and number of starts.</summary>
    public int Rounds { get; init; } = 15;

    public static bool TryParse(ReadOnlySpan<string> words, out VerificationOptions options, out string problem)
    {
        (options, problem) = (new VerificationOptions(), "");
        for (var i = 0; i < words.Length; i += 2)
        {
            if (i + 1 < words.Length
                && int.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number is >= 1 and <= 60_000)
            {
                if (words[i] == "--milliseconds") { options = options with { Length = TimeSpan.FromMilliseconds(number) }; continue; }
                if (words[i] == "--rounds") { options = options with { Rounds = number }; continue; }
            }
            problem = $"{string.Join(' ', words)} is none of {Words}";
            return false;
        }
        return true;
    }
}
