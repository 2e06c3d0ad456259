using Microsoft.Playwright;

namespace Akashi.Browser.Tests;

/// <summary>A person without a mouse: Tab to an element by its name, then Enter or Space.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int MostSteps = 200;

    // The focused element, by the words that a person reads on it.
    private const string Focused = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return "";
          const label = at.labels?.length ? at.labels[0].innerText : at.innerText;
          return (label || at.getAttribute("name") || "").trim();
        }
        """;

    public async Task Press(string words, string key = "Enter")
    {
        await Reach(words);
        await page.Keyboard.PressAsync(key);
    }

    public async Task Type(string label, string text)
    {
        await Reach(label);
        await page.Keyboard.TypeAsync(text);
    }

    private async Task Reach(string words)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        for (var step = 0; step < MostSteps; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            if ((await page.EvaluateAsync<string>(Focused)).StartsWith(words, StringComparison.Ordinal)) return;
        }
        Assert.Fail($"Tab does not reach \"{words}\" at {page.Url}.");
    }
}
