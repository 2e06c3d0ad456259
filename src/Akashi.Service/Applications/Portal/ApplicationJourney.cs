using Akashi.Service.Applications.Portal.Answers;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Journeys;

namespace Akashi.Service.Applications.Portal;

/// <summary>How an application is written: its pages in order. The one place that knows how the kinds of procedures differ in this.</summary>
internal sealed class ApplicationJourney : Journey
{
    private static readonly ApplicationJourney InitialRegistration = new(
        new JourneyPage("state", Screen: "1.5.2", 1), new JourneyPage("card", Screen: "1.5.3", 2), new JourneyPage("facts", Screen: "1.5.8", 2),
        new JourneyPage("answers", Screen: "1.5.9", 3), new JourneyPage("check", Screen: "1.5.10", 4), new JourneyPage("consent", Screen: "1.5.11", 4),
        new JourneyPage("sign", Screen: "", 5), new JourneyPage("received", Screen: "1.6.1", 5))
    {
        ReadingScreens = ["1.5.4", "1.5.5", "1.5.6", "1.5.7"],
        SigningScreens = ["1.5.12", "1.5.13", "1.5.14", "1.5.15"],
    };

    // Its first step, the choice of the procedure (2.5.2), comes before there is a draft.
    private static readonly ApplicationJourney Change = new(
        new JourneyPage("card", Screen: "2.5.3", 2), new JourneyPage("facts", Screen: "2.5.8", 2), new JourneyPage("answers", Screen: "2.5.9", 3),
        new JourneyPage("check", Screen: "2.5.10", 4), new JourneyPage("consent", Screen: "2.5.11", 4), new JourneyPage("sign", Screen: "", 5),
        new JourneyPage("received", Screen: "2.6.1", 5))
    {
        ReadingScreens = ["2.5.4", "2.5.5", "2.5.6", "2.5.7"],
        SigningScreens = ["2.5.12", "2.5.13", "2.5.14", "2.5.15"],
    };

    private ApplicationJourney(params IReadOnlyList<JourneyPage> pages)
        : base(pages)
    {
    }

    /// <summary>Rows of the agent's pages that read the facts.</summary>
    public required IReadOnlyList<string> ReadingScreens { get; init; }

    /// <summary>Rows of the agent's pages that sign.</summary>
    public required IReadOnlyList<string> SigningScreens { get; init; }

    /// <summary>The journey of a kind of procedure.</summary>
    public static ApplicationJourney Of(ProcedureKind kind) => kind == ProcedureKind.Change ? Change : InitialRegistration;

    /// <summary>The first page on which something is still open; null where all is there.</summary>
    public static string? GapOf(LoadedApplication loaded)
    {
        if (loaded.Application.Standing is null) return "state";
        if (loaded.Facts is null) return "card";
        if (loaded.ChangeRefusal is not null) return "facts";
        if (!AnswerRules.IsAnswered(loaded)) return "answers";
        return loaded.IsChange && loaded.Changes.Count == 0 ? "check" : null;
    }
}
