namespace Akashi.Architecture.Capabilities;

/// <summary>
/// Which capability may call which, and the order in which truth flows: card facts, application, decision, register, credential. A later capability
/// never writes to an earlier one; it follows events.
/// </summary>
internal sealed class ArrowTable
{
    private readonly string[] order;
    private readonly HashSet<(string From, string To)> arrows;

    /// <summary>Reads a table.</summary>
    /// <param name="rows">One row per capability, in the order of truth: "Name → capabilities that it may call", separated by spaces.</param>
    public ArrowTable(params string[] rows)
    {
        var read = rows.Select(r => r.Split('→', StringSplitOptions.TrimEntries)).ToArray();
        order = [.. read.Select(r => r[0])];
        arrows = [.. read.SelectMany(r => r[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(to => (r[0], to)))];
    }

    public IEnumerable<string> Names => order;

    public IEnumerable<(string From, string To)> Arrows => arrows;

    public bool Allows(string from, string to) => arrows.Contains((from, to));

    /// <summary>Whether <paramref name="name"/> comes after <paramref name="earlier"/> in the order of truth.</summary>
    public bool IsLater(string name, string earlier) => Array.IndexOf(order, name) > Array.IndexOf(order, earlier);

    /// <summary>Capabilities whose calls lead back to themselves.</summary>
    public IEnumerable<string> InCycles() => order.Where(name => Reach(name).Contains(name));

    private HashSet<string> Reach(string from)
    {
        var reached = new HashSet<string>();
        var open = new Queue<string>([from]);
        while (open.TryDequeue(out var at))
        {
            foreach (var (_, to) in arrows.Where(a => a.From == at && reached.Add(a.To))) open.Enqueue(to);
        }
        return reached;
    }
}
