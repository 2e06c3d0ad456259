using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Akashi.Service.Platform.Journeys;

/// <summary>A page of a journey.</summary>
/// <param name="Name">Last segment of its path.</param>
/// <param name="Screen">Its row in the acceptance table; empty if it has none.</param>
/// <param name="Position">The step it belongs to, counted from 1.</param>
public sealed record JourneyPage(string Name, string Screen, int Position);

/// <summary>
/// Pages that a person goes through in order, each with a question or a small group of them. A gap is named after the page that fills it.
/// </summary>
/// <param name="pages">In order.</param>
public class Journey(params IReadOnlyList<JourneyPage> pages)
{
    /// <summary>Where it begins.</summary>
    public JourneyPage First => pages[0];

    /// <summary>
    /// Finds a page's place by its class, which is named after the last segment of its path; null if the page is not part of this journey.
    /// </summary>
    public JourneyPage? Find(PageModel page) =>
        pages.FirstOrDefault(p => string.Equals(p.Name + "Page", page.GetType().Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds a page's place by its name; null if it is not part of this journey.</summary>
    public JourneyPage? Find(string name) => pages.FirstOrDefault(p => p.Name == name);

    /// <summary>The place of a page that must be part of this journey.</summary>
    /// <exception cref="InvalidOperationException">It is not part of this journey.</exception>
    public JourneyPage Get(PageModel page) =>
        Find(page) ?? throw new InvalidOperationException($"{page.GetType().Name} is a page of another journey, or of none.");

    /// <summary>Name of the previous page; null for the first.</summary>
    public string? Before(JourneyPage page) => pages.TakeWhile(p => p != page).LastOrDefault()?.Name;

    /// <summary>The next page.</summary>
    public JourneyPage After(JourneyPage page) => pages.SkipWhile(p => p != page).Skip(1).First();

    /// <summary>The one rule about gaps: nobody gets past a page that lacks an answer.</summary>
    /// <param name="gap">Name of the first page that lacks an answer; null if none does.</param>
    /// <param name="page">The page asked for.</param>
    /// <returns>Name of the page to show instead; null if the way is free.</returns>
    public string? DetourFrom(JourneyPage page, string? gap) => pages.TakeWhile(p => p != page).FirstOrDefault(p => p.Name == gap)?.Name;
}
