using System.Collections.Concurrent;
using System.Text.Json;
using Akashi.Launcher.Stack;

[assembly: AssemblyFixture(typeof(Akashi.Browser.Tests.WalkRecord))]
// How many run at once is limited by their scenes (UnusedStack). A limit of threads besides could let those that have a scene wait for those that want one.
[assembly: CollectionBehavior(MaxParallelThreads = -1)]

namespace Akashi.Browser.Tests;

/// <summary>One row, walked once.</summary>
internal sealed record WalkedRow(string Id, string Test, string Picture, bool Script, int Width, string Language);

/// <summary>Keeps what was walked: artifacts/walks.json, and artifacts/rows.md with the rows that no walk reaches yet.</summary>
public sealed class WalkRecord : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { WriteIndented = true };
    private readonly ConcurrentQueue<WalkedRow> rows = new();
    private readonly ConcurrentDictionary<string, bool> seen = new();

    /// <summary>The folder of reports and pictures.</summary>
    public static string Folder { get; } = Directory.CreateDirectory(Path.Combine(BuiltPrograms.Root, "artifacts")).FullName;

    /// <summary>Whether each page is to be kept as a picture: AKASHI_PICTURES=1. A picture costs as much as all that is checked on the page.</summary>
    public static bool TakesPictures { get; } = Environment.GetEnvironmentVariable("AKASHI_PICTURES") == "1";

    /// <summary>Whether a page has not been checked yet in this run.</summary>
    internal bool IsFirst(string page) => seen.TryAdd(page, true);

    /// <summary>The settings in which each row was walked.</summary>
    internal IReadOnlyDictionary<string, HashSet<Setting>> Settings =>
        rows.GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.Select(r => new Setting(r.Width, r.Script, r.Language)).ToHashSet());

    internal void Add(WalkedRow row) => rows.Enqueue(row);

    public void Dispose()
    {
        var walked = rows.OrderBy(r => Screens.All.ToList().FindIndex(s => s.Id == r.Id)).ThenBy(r => r.Width).ThenBy(r => r.Script).ThenBy(r => r.Language).ToList();
        File.WriteAllText(Path.Combine(Folder, "walks.json"), JsonSerializer.Serialize(walked, Json));
        var reached = walked.Select(r => r.Id).ToHashSet();
        var lines = Screens.All.Select(s => $"| {s.Id} | {s.Step?.Ja} | {(reached.Contains(s.Id) ? "walked" : "not yet")} |");
        File.WriteAllLines(Path.Combine(Folder, "rows.md"), ["| row | step | |", "| --- | --- | --- |", .. lines]);
    }
}
