using System.Diagnostics.CodeAnalysis;
using Akashi.Bench.Measuring;

namespace Akashi.Bench.Start;

/// <summary>What a run measures.</summary>
/// <param name="Times">Rounds that count.</param>
internal sealed record StartOptions(int Times = StartOptions.Usual)
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
