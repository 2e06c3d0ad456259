namespace Akashi.Vectors.Published;

/// <summary>Collects cases. The expected outcome is what the library says, and is reviewed when the written file changes.</summary>
internal sealed class CaseTable(SystemPart system, IReadOnlyDictionary<string, ListPart> lists)
{
    private static readonly IReadOnlyDictionary<string, string> AllGood = new Dictionary<string, string>();
    private readonly Decider decider = new(system, lists);
    private readonly List<CasePart> cases = [];

    public IReadOnlyList<CasePart> Cases => cases;

    /// <summary>Adds a case with an expected outcome; if the library disagrees, nothing is written.</summary>
    public void Add(
        string id, string about, string code, string outcome, int at =
            Parts.Now, IReadOnlyDictionary<string, string>? certificates = null, bool keysCurrent = true, params string[] known)
    {
        var instant = DateTimeOffset.FromUnixTimeSeconds(at);
        if (cases.Any(c => c.Id == id)) throw new InvalidOperationException($"Two cases are called {id}.");
        var expected = decider.Decide(code, instant, certificates ?? AllGood, keysCurrent, known);
        var word = expected.Reason ?? expected.Result;
        if (word != outcome)
            throw new InvalidOperationException(
                $"{id} must come out as {outcome}, but the library says {word} ({expected.Fault} at {expected.Offset}).");
        cases.Add(new CasePart(id, about, code, instant, certificates ?? AllGood, keysCurrent, known, expected));
    }
}
