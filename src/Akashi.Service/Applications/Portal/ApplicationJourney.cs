using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Platform.Journeys;
using Akashi.Service.Procedures;

namespace Akashi.Service.Applications.Portal;

/// <summary>How an application is written: its pages in order, as its procedure asks for them.</summary>
internal sealed class ApplicationJourney : Journey
{
    private static readonly JourneyPage[] AtQualification =
    [
        new("state", Screen: "1.5.2", 1), new("card", Screen: "1.5.3", 2), new("facts", Screen: "1.5.8", 2), new("answers", Screen: "1.5.9", 3),
        new("check", Screen: "1.5.10", 4), new("consent", Screen: "1.5.11", 4), new("sign", Screen: "", 5), new("received", Screen: "1.6.1", 5),
    ];

    // Its first step, the choice of the procedure (2.5.2), comes before there is a draft.
    private static readonly JourneyPage[] AtEntry =
    [
        new("card", Screen: "2.5.3", 2), new("facts", Screen: "2.5.8", 2), new("answers", Screen: "2.5.9", 3),
        new("check", Screen: "2.5.10", 4), new("consent", Screen: "2.5.11", 4), new("sign", Screen: "", 5), new("received", Screen: "2.6.1", 5),
    ];

    private ApplicationJourney(IReadOnlyList<JourneyPage> pages)
        : base(pages)
    {
    }

    /// <summary>Rows of the agent's pages that read the facts.</summary>
    public required IReadOnlyList<string> ReadingScreens { get; init; }

    /// <summary>Rows of the agent's pages that sign.</summary>
    public required IReadOnlyList<string> SigningScreens { get; init; }

    /// <summary>The journey of a procedure: flow 1 of the screens where it begins at a qualification, flow 2 where it is about an entry.</summary>
    public static ApplicationJourney Of(Procedure procedure) => procedure.IsAboutEntry
        ? new ApplicationJourney(AtEntry) { ReadingScreens = ["2.5.4", "2.5.5", "2.5.6", "2.5.7"], SigningScreens = ["2.5.12", "2.5.13", "2.5.14", "2.5.15"] }
        : new ApplicationJourney([.. AtQualification.Where(p => p.Name != "state" || procedure.AsksStanding)])
        {
            ReadingScreens = ["1.5.4", "1.5.5", "1.5.6", "1.5.7"],
            SigningScreens = ["1.5.12", "1.5.13", "1.5.14", "1.5.15"],
        };

    /// <summary>The first page on which something is still open; null where all is there.</summary>
    public static string? GapOf(LoadedApplication loaded)
    {
        if (loaded.Standing is null) return "state";
        if (loaded.Facts is null) return "card";
        if (loaded.ChangeRefusal is not null) return "facts";
        if (!AnswerRules.IsAnswered(loaded)) return "answers";
        return loaded.Effect == RegisterEffect.Amend && loaded.Changes.Count == 0 ? "check" : null;
    }
}
