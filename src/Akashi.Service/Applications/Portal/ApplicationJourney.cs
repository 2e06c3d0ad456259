using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Platform.Journeys;
using Akashi.Service.Procedures;

namespace Akashi.Service.Applications.Portal;

/// <summary>The pages on which an application is filled in, in the order that its procedure needs.</summary>
internal sealed class ApplicationJourney : Journey
{
    private static readonly JourneyPage[] AtQualification =
    [
        new("state", Screen: "1.5.2", 1), new("card", Screen: "1.5.3", 2), new("facts", Screen: "1.5.8", 2), new("answers", Screen: "1.5.9", 3),
        new("check", Screen: "1.5.10", 4), new("consent", Screen: "1.5.11", 4), new("sign", Screen: "", 5), new("received", Screen: "1.6.1", 5),
    ];

    // Step 1, the choice of the procedure (2.5.2), comes before the draft exists.
    private static readonly JourneyPage[] AtEntry =
    [
        new("card", Screen: "2.5.3", 2), new("facts", Screen: "2.5.8", 2), new("answers", Screen: "2.5.9", 3),
        new("check", Screen: "2.5.10", 4), new("consent", Screen: "2.5.11", 4), new("sign", Screen: "", 5), new("received", Screen: "2.6.1", 5),
    ];

    private ApplicationJourney(IReadOnlyList<JourneyPage> pages)
        : base(pages)
    {
    }

    /// <summary>Rows of the card agent's pages for reading the facts.</summary>
    public required IReadOnlyList<string> ReadingScreens { get; init; }

    /// <summary>Rows of the card agent's pages for signing.</summary>
    public required IReadOnlyList<string> SigningScreens { get; init; }

    /// <summary>The journey of a procedure: flow 1 of the screens if it begins at a qualification, flow 2 if it is about an entry.</summary>
    public static ApplicationJourney Of(Procedure procedure) => procedure.IsAboutEntry
        ? new ApplicationJourney(AtEntry) { ReadingScreens = ["2.5.4", "2.5.5", "2.5.6", "2.5.7"], SigningScreens = ["2.5.12", "2.5.13", "2.5.14", "2.5.15"] }
        : new ApplicationJourney([.. AtQualification.Where(p => p.Name != "state" || procedure.AsksStanding)])
        {
            ReadingScreens = ["1.5.4", "1.5.5", "1.5.6", "1.5.7"],
            SigningScreens = ["1.5.12", "1.5.13", "1.5.14", "1.5.15"],
        };

    /// <summary>The first page on which something is missing; null if the application is complete.</summary>
    public static string? GapOf(LoadedApplication loaded)
    {
        if (loaded.Standing is null) return "state";
        if (loaded.Facts is null) return "card";
        if (loaded.ChangeRefusal is not null) return "facts";
        if (!AnswerRules.IsAnswered(loaded)) return "answers";
        return loaded.Effect == RegisterEffect.Amend && loaded.Changes.Count == 0 ? "check" : null;
    }
}
