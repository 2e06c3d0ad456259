namespace Akashi.Service.Platform.Journeys;

/// <summary>A page of a journey.</summary>
/// <param name="Name">Last word of its address.</param>
/// <param name="Screen">Its row of the acceptance table; empty where it has none.</param>
/// <param name="Position">Its place in the step position, from 1.</param>
public sealed record JourneyPage(string Name, string Screen, int Position);

/// <summary>Pages that a person goes through in order, a question or a small group on each. What is missing is named by its page.</summary>
/// <param name="pages">In order.</param>
public class Journey(params IReadOnlyList<JourneyPage> pages)
{
    /// <summary>A page by the last word of its address; null where this journey has none.</summary>
    public JourneyPage? Find(string name) => pages.FirstOrDefault(p => p.Name == name);

    /// <summary>Name of the page before another; null for the first.</summary>
    public string? Before(JourneyPage page) => pages.TakeWhile(p => p != page).LastOrDefault()?.Name;

    /// <summary>The page after another.</summary>
    public JourneyPage After(JourneyPage page) => pages.SkipWhile(p => p != page).Skip(1).First();

    /// <summary>The one rule of gaps: nobody comes past a page on which something is missing.</summary>
    /// <param name="gap">Name of the first page on which something is missing; null where nothing is.</param>
    /// <param name="page">Where somebody wants to go.</param>
    /// <returns>Name of the page to go to instead; null where the way is free.</returns>
    public string? DetourFrom(JourneyPage page, string? gap) => pages.TakeWhile(p => p != page).FirstOrDefault(p => p.Name == gap)?.Name;
}
