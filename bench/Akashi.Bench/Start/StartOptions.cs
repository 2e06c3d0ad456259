using System.Diagnostics.CodeAnalysis;
using Akashi.Bench.Measuring;

namespace Akashi.Bench.Start;

/// <summary>What a run measures.</summary>
/// <param name="Times">Rounds that count.</param>
/// <param name="Warms">Whether there is one before that does not count.</param>
internal sealed record StartOptions(int Times = StartOptions.Usual, bool Warms = true)
{
    public const string Words = TimesOption.Words;
    private const int Usual = 5;
    private const int Most = 1000;

    public static bool TryParse(IReadOnlyList<string> words, [NotNullWhen(true)] out StartOptions? options, [NotNullWhen(false)] out string? problem)
    {
        options = TimesOption.TryParse(words, Usual, Most, out var times, out problem) ? new StartOptions(times) : null;
        return options is not null;
    }
}
