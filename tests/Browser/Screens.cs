using System.Text.Json;

namespace Akashi.Browser.Tests;

/// <summary>A row of the acceptance table: its id, the name of its step (empty where it has none), and the labels it needs.</summary>
internal sealed record Screen(string Id, string Step, IReadOnlyList<string> Labels, string? AlsoStep = null);

/// <summary>The part of the acceptance table that a person sees.</summary>
internal static class Screens
{
    public static IReadOnlyList<Screen> All { get; } = Read();

    public static Screen Find(string id) => All.Single(s => s.Id == id);

    private static IReadOnlyList<Screen> Read()
    {
        using var table = typeof(Screens).Assembly.GetManifestResourceStream("screens.json")!;
        return JsonSerializer.Deserialize<List<Screen>>(table, JsonSerializerOptions.Web)!;
    }
}
