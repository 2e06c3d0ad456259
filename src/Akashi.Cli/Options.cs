namespace Akashi.Cli;

/// <summary>Options of a command, as --name value pairs in any order.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values;

    private Options(Dictionary<string, string> values) => this.values = values;

    /// <summary>Value of an option; null where it is not given.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>Reads pairs with known names; null where a name is unknown, occurs twice, or has no value.</summary>
    public static Options? Read(IReadOnlyList<string> words, params string[] known)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (words.Count % 2 != 0) return null;
        foreach (var pair in words.Chunk(2))
        {
            if (!known.Contains(pair[0], StringComparer.Ordinal) || !values.TryAdd(pair[0], pair[1])) return null;
        }
        return new Options(values);
    }

    /// <summary>Whether exactly these options are given, apart from those that name the database.</summary>
    public bool Has(params string[] names) =>
        values.Keys.Where(k => k is not (DatabaseOption.Folder or DatabaseOption.Connection))
            .Order(StringComparer.Ordinal)
            .SequenceEqual(names.Order(StringComparer.Ordinal));
}
