using Akashi.Cli.Verify;

namespace Akashi.Cli.Roster;

/// <summary>What a person asked for, besides what to do.</summary>
/// <param name="Roster">The file of the roster.</param>
/// <param name="Words">What else was named: files to add, ids to remove, the encrypted file.</param>
/// <param name="Values">Options with their values; "" where they have none.</param>
internal sealed record RosterOptions(string Roster, IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Values)
{
    private static readonly string[] WithoutValue = ["--json", "--all"];

    /// <summary>Value of an option; null where it is not given.</summary>
    public string? this[string option] => Values.GetValueOrDefault(option);

    /// <summary>Parses the words after what to do; null where an option is unknown, occurs twice or has no value.</summary>
    public static RosterOptions? Parse(IReadOnlyList<string> words, params string[] known)
    {
        if (words.Count == 0 || words[0].StartsWith('-')) return null;
        var (named, values) = (new List<string>(), new Dictionary<string, string>(StringComparer.Ordinal));
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] == StandardInput.Name || !words[i].StartsWith('-')) named.Add(words[i]);
            else if (!known.Contains(words[i], StringComparer.Ordinal)) return null;
            else if (WithoutValue.Contains(words[i], StringComparer.Ordinal) && values.TryAdd(words[i], "")) continue;
            else if (i + 1 == words.Count || WithoutValue.Contains(words[i], StringComparer.Ordinal) || !values.TryAdd(words[i], words[++i])) return null;
        }
        return new RosterOptions(words[0], named, values);
    }
}
