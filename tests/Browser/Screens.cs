using System.Text.Json;

namespace Akashi.Browser.Tests;

/// <summary>A text of the acceptance table in both languages.</summary>
internal sealed record Said(string Ja, string En)
{
    /// <summary>It in "ja" or "en".</summary>
    public string In(string language) => language == "ja" ? Ja : En;
}

/// <summary>A row of the acceptance table: its id, the name of its step (null where it has none), and the labels that its page shows.</summary>
internal sealed record Screen(string Id, Said? Step, IReadOnlyList<Said> Labels);

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
