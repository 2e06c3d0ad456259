using Akashi.Hosting;
using Akashi.Hosting.Texts;

namespace Akashi.Service.Cards.Portal.Agent;

/// <summary>What is new in the card agent that is offered, one line a change, as its release says in both languages.</summary>
internal sealed class AgentChanges
{
    private const int MostLines = 10;
    private static readonly TextLimit Line = new(200, 200);
    private readonly Dictionary<string, IReadOnlyList<string>> lines = [];

    private AgentChanges()
    {
    }

    /// <summary>The changes in the language of the request; empty where the release says none.</summary>
    public IReadOnlyList<string> Said => lines.GetValueOrDefault(Languages.CurrentCode) ?? [];

    /// <summary>Reads CHANGES.ja.txt and CHANGES.en.txt of a folder, as tools/publish-agent writes them; faults are collected in the reader.</summary>
    public static AgentChanges Read(SettingsReader reader, string folder)
    {
        var changes = new AgentChanges();
        foreach (var code in Languages.Spoken.Select(Languages.CodeOf))
        {
            var path = Path.Combine(folder, $"CHANGES.{code}.txt");
            if (!File.Exists(path)) continue;
            var said = File.ReadLines(path).Take(MostLines + 1).Where(l => l.Length > 0).ToList();
            if (said.Count <= MostLines && said.All(l => OutsideText.Read(l, Line, out _) is null)) changes.lines[code] = said;
            else reader.Fault("CardAgent:Downloads", $"\"{path}\" is not a text of at most {MostLines} lines of 200 characters");
        }
        return changes;
    }
}
