using Microsoft.AspNetCore.Mvc.RazorPages;

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
    /// <summary>Where it begins.</summary>
    public JourneyPage First => pages[0];

    /// <summary>A page's place, by its class, which is named as the last word of its address; null where the page is none of this journey.</summary>
    public JourneyPage? Find(PageModel page) => pages.FirstOrDefault(p => string.Equals(p.Name + "Page", page.GetType().Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same, for a page that has its place here.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public JourneyPage Get(PageModel page) => Find(page) ?? throw new InvalidOperationException($"{page.GetType().Name} is a page of another journey, or of none.");

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
