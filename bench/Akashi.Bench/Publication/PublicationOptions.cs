using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Akashi.Credentials.Status;

namespace Akashi.Bench.Publication;

/// <summary>What a run measures.</summary>
internal sealed record PublicationOptions
{
    public const string Words = "[--lists N] [--places N] [--times N]";

    /// <summary>Number of status lists; 48 full ones hold 50 million credentials.</summary>
    public int Lists { get; init; } = 48;

    /// <summary>Credentials in each list.</summary>
    public int Places { get; init; } = StatusList.Places;

    /// <summary>Changes of a registration's state.</summary>
    public int Times { get; init; } = 10;

    public static bool TryParse(IReadOnlyList<string> words, [NotNullWhen(true)] out PublicationOptions? options, [NotNullWhen(false)] out string? problem)
    {
        var read = new PublicationOptions();
        (options, problem) = (null, null);
        foreach (var pair in words.Chunk(2))
        {
            if (pair is not [var name, var value]
                || !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || read.With(name, number) is not { } next)
            {
                problem = $"{string.Join(' ', pair)} is none of {Words}";
                return false;
            }
            read = next;
        }
        options = read;
        return true;
    }

    private PublicationOptions? With(string name, int number) => (name, number) switch
    {
        ("--lists", >= 1 and <= 100) => this with { Lists = number },
        ("--places", >= 1 and <= StatusList.Places) => this with { Places = number },
        ("--times", >= 1 and <= 1000) => this with { Times = number },
        _ => null,
    };
}
