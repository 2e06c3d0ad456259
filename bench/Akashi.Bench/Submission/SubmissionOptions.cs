using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Akashi.Bench.Submission;

/// <summary>What a run measures.</summary>
internal sealed record SubmissionOptions
{
    public const string Words = "[--engine both|sqlite|postgres] [--stored N,N…] [--acts N] [--rounds N] [--warmup N]";

    /// <summary>Engines, under their names in the results.</summary>
    public IReadOnlyList<string> Engines { get; init; } = ["postgres", "sqlite"];

    /// <summary>Numbers of stored applications, the smallest first; growth is measured from that.</summary>
    public IReadOnlyList<int> Stored { get; init; } = [1_000, 1_000_000];

    /// <summary>Acts of each kind in a round.</summary>
    public int Acts { get; init; } = 20;

    /// <summary>Rounds that count.</summary>
    public int Rounds { get; init; } = 11;

    /// <summary>Rounds beforehand, in which code is compiled and caches fill.</summary>
    public int WarmUp { get; init; } = 4;

    /// <summary>Acts of each kind in a whole run.</summary>
    public int AllActs => Acts * (Rounds + WarmUp);

    public static bool TryParse(IReadOnlyList<string> words, [NotNullWhen(true)] out SubmissionOptions? options, [NotNullWhen(false)] out string? problem)
    {
        var read = new SubmissionOptions();
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

    private SubmissionOptions? With(string name, string value)
    {
        if (name == "--engine") return value switch { "both" => this, "sqlite" or "postgres" => this with { Engines = [value] }, _ => null };
        var numbers = value.Split(',').Select(v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).ToList();
        if (numbers.Any(n => n is < 1 or > 1_000_000)) return null;
        return (name, numbers) switch
        {
            ("--stored", _) => this with { Stored = [.. numbers.Order()] },
            ("--acts", [var n]) => this with { Acts = n },
            ("--rounds", [var n]) => this with { Rounds = n },
            ("--warmup", [var n]) => this with { WarmUp = n },
            _ => null,
        };
    }
}
