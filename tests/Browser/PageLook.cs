using System.Text.Json;
using Microsoft.Playwright;

namespace Akashi.Browser.Tests;

/// <summary>What a page shows, asked of the browser in one question: each question costs a way there and back, and a walk looks at hundreds of pages.</summary>
/// <param name="Language">Language of the page.</param>
/// <param name="Headings">How many h1 there are.</param>
/// <param name="Heading">The first of them.</param>
/// <param name="Steps">What may say the name of the step.</param>
/// <param name="Words">What is visible in the page's own part, with single spaces.</param>
/// <param name="Errors">The summary of errors; empty where there is none.</param>
/// <param name="Top">Where the h1 begins, in CSS pixels.</param>
/// <param name="Overflow">By how many CSS pixels the page is wider than the window.</param>
internal sealed record PageLook(
    string? Language, int Headings, string Heading, IReadOnlyList<string> Steps, string Words, string Errors, double Top, int Overflow)
{
    private const string Question =
        """
        () => {
            const words = element => element?.innerText.replace(/\s+/g, ' ').trim() ?? '';
            const all = selector => [...document.querySelectorAll(selector)];
            const root = document.documentElement, heading = document.querySelector('h1');
            return JSON.stringify({
                language: root.getAttribute('lang'),
                headings: all('h1').length,
                heading: words(heading),
                steps: all('main h1, main .step-name').map(words),
                words: words(document.querySelector('main')),
                errors: all('main .error-summary').map(words).join(' '),
                top: heading ? heading.getBoundingClientRect().top + scrollY : 0,
                overflow: root.scrollWidth - root.clientWidth,
            });
        }
        """;

    /// <summary>Looks at a page.</summary>
    public static async Task<PageLook> TakeAsync(IPage page) =>
        JsonSerializer.Deserialize<PageLook>(await page.EvaluateAsync<string>(Question), JsonSerializerOptions.Web)!;

    /// <summary>Whether the page shows the name of a row's step and its labels.</summary>
    /// <param name="screen">The row.</param>
    /// <param name="language">"ja" or "en".</param>
    public bool Shows(Screen screen, string language) =>
        (screen.Step is not { } step || Steps.Any(s => s.Contains(step.In(language), StringComparison.Ordinal)))
        && screen.Labels.All(l => Words.Contains(l.In(language), StringComparison.Ordinal));
}
