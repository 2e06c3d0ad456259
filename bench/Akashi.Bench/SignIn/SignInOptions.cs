using System.Diagnostics.CodeAnalysis;
using Akashi.Bench.Measuring;

namespace Akashi.Bench.SignIn;

/// <summary>What a run measures.</summary>
/// <param name="Times">Number of sign-ins that count.</param>
internal sealed record SignInOptions(int Times = SignInOptions.Usual)
{
    public const string Words = TimesOption.Words;
    private const int Usual = 20;
    private const int Most = 10_000;

    public static bool TryParse(IReadOnlyList<string> words, [NotNullWhen(true)] out SignInOptions? options, [NotNullWhen(false)] out string? problem)
    {
        options = TimesOption.TryParse(words, Usual, Most, out var times, out problem) ? new SignInOptions(times) : null;
        return options is not null;
    }
}
