using Akashi.Hosting.Texts;

namespace Akashi.Verifier.Roster;

/// <summary>Texts of the page of the roster, and of its script.</summary>
internal static class RosterTexts
{
    private static readonly TextSource Source = new("Akashi.Verifier.Roster.RosterTexts", typeof(RosterTexts).Assembly);

    /// <summary>A text by its key, with its places still in it.</summary>
    public static string Of(string key) => Source[key];
}
