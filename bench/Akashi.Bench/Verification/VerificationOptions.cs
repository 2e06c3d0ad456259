using System.Globalization;

namespace Akashi.Bench.Verification;

/// <summary>How long to measure; docs/performance.md quotes the defaults.</summary>
internal sealed record VerificationOptions
{
    public const string Words = "[--quick] [--milliseconds 2000] [--rounds 15]";
    private const int Most = 60_000;

    /// <summary>All parts, each as short as it can be: to see that everything runs, and the order of magnitude.</summary>
    private static readonly VerificationOptions Quick = new() { Length = TimeSpan.FromMilliseconds(600), Rounds = 3, PeerActs = 100 };

    /// <summary>Length of a measurement over HTTP; one of many turns takes a part of it.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Rounds of each measurement, and number of starts.</summary>
    public int Rounds { get; init; } = 15;

    /// <summary>How many codes a library of npm verifies; a slow one fewer.</summary>
    public int PeerActs { get; init; } = 2000;

    public static bool TryParse(ReadOnlySpan<string> words, out VerificationOptions options, out string problem)
    {
        (options, problem) = (new VerificationOptions(), "");
        for (var i = 0; i < words.Length; i++)
        {
            var next = (words[i], i + 1 < words.Length ? NumberIn(words[i + 1]) : null) switch
            {
                ("--quick", _) => Quick,
                ("--milliseconds", { } number) => options with { Length = TimeSpan.FromMilliseconds(number) },
                ("--rounds", { } number) => options with { Rounds = number },
                _ => null,
            };
            if (next is null)
            {
                problem = $"{string.Join(' ', words)} is none of {Words}";
                return false;
            }
            options = next;
            if (words[i] != "--quick") i++;
        }
        return true;
    }

    private static int? NumberIn(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= Most ? number : null;
}
