using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Akashi.Bench.Issuing;

/// <summary>How much a run does; docs/performance.md quotes the defaults.</summary>
internal sealed record IssuingOptions
{
    public const string Words = "[--acts 20] [--rounds 11] [--warmup 30]";
    private const int Most = 10_000;

    /// <summary>Credentials of each face in a round.</summary>
    public int Acts { get; init; } = 20;

    /// <summary>Rounds that count.</summary>
    public int Rounds { get; init; } = 11;

    /// <summary>Rounds beforehand, in which code is compiled and caches fill.</summary>
    public int WarmUp { get; init; } = 30;

    public static bool TryParse(IReadOnlyList<string> words, [NotNullWhen(true)] out IssuingOptions? options, [NotNullWhen(false)] out string? problem)
    {
        var read = new IssuingOptions();
        (options, problem) = (null, null);
        foreach (var pair in words.Chunk(2))
        {
            if (pair is not [var name, var value] || read.With(name, value) is not { } next)
            {
                problem = $"{string.Join(' ', pair)} is none of {Words}";
                return false;
            }
            read = next;
        }
        options = read;
        return true;
    }

    private IssuingOptions? With(string name, string value)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > Most) return null;
        return name switch
        {
            "--acts" => this with { Acts = number },
            "--rounds" => this with { Rounds = number },
            "--warmup" => this with { WarmUp = number },
            _ => null,
        };
    }
}
