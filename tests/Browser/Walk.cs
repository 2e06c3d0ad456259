using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests;

/// <summary>How a person's browser is set: width of its window in CSS pixels, and whether script runs.</summary>
public sealed record Setting(int Width, bool Script)
{
    public override string ToString() => $"{Width} px, script {(Script ? "on" : "off")}";
}

/// <summary>A person in front of a browser: presses by label, and says which row of the acceptance table must be in front.</summary>
internal sealed class Walk
{
    private readonly IPage page;
    private readonly Setting setting;
    private readonly string test;
    private readonly WalkRecord record;
    private readonly ConcurrentQueue<string> complaints = new();

    public Walk(IPage page, Setting setting, string test, WalkRecord record)
    {
        (this.page, this.setting, this.test, this.record) = (page, setting, test, record);
        // Refusals of the Content-Security-Policy are errors on the console too.
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Enqueue($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
    }

    public IPage Page => page;

    /// <summary>The page in front says that it is this row and shows its step name; it fits the window, and axe finds nothing. Recorded.</summary>
    public async Task At(string id)
    {
        var screen = Screens.Find(id);
        Assert.True(complaints.IsEmpty, $"Before {id} the browser says:\n" + string.Join('\n', complaints));
        var main = page.Locator($"main[data-screen~='{id}']");
        await Expect(main).ToBeVisibleAsync();
        if (screen.Step.Length > 0)
        {
            var steps = await main.Locator("h1, .step-name").AllInnerTextsAsync();
            Assert.True(steps.Any(s => s.Contains(screen.Step, StringComparison.Ordinal)), $"{id} should show its step \"{screen.Step}\" but shows \"{string.Join("\", \"", steps)}\".");
        }
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{id} scrolls sideways by {overflow} px at {setting}.");
        // A page that looks the same need not be looked at again: its row, its words above all, and how it is set.
        var isNew = record.IsFirst($"{id} {await page.Locator("h1").InnerTextAsync()} {setting}");
        if (isNew && setting.Script) await MustBeAccessibleAsync(id);
        if (isNew) await PictureAsync(id);
        record.Add(new WalkedRow(id, test, PictureOf(id), setting.Script, setting.Width));
    }

    /// <summary>Forgets what the browser said while the network was cut on purpose.</summary>
    public void Forgive() => complaints.Clear();

    /// <summary>The page in front says that a field is wrong: in its title, above all, and at the field.</summary>
    public async Task MustShowErrorAsync(string field)
    {
        Assert.StartsWith("エラー：", await page.TitleAsync(), StringComparison.Ordinal);
        await Expect(page.Locator($".error-summary a[href='#{field}']")).ToBeVisibleAsync();
        await Expect(page.Locator($"[name='{field}']")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    /// <summary>Pictures of the page in front in colours of the reader's own choice, and as it is printed.</summary>
    public async Task PictureInOtherMedia(string name)
    {
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await PictureAsync(name + "-forced-colors");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None, Media = Media.Print });
        await PictureAsync(name + "-print");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    /// <summary>Records rows that have no page of ours: the code on paper, and the camera that reads it.</summary>
    public void Pass(params string[] ids)
    {
        foreach (var id in ids) record.Add(new WalkedRow(Screens.Find(id).Id, test, "", setting.Script, setting.Width));
    }

    /// <summary>Presses the button or link with exactly this label.</summary>
    public async Task Press(string label)
    {
        var button = page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });
        var link = page.Locator("main").GetByRole(AriaRole.Link, new() { Name = label, Exact = true });
        await button.Or(link).First.ClickAsync();
    }

    /// <summary>Types into the field with this label.</summary>
    public Task Fill(string label, string text) => page.GetByLabel(label).First.FillAsync(text);

    /// <summary>Chooses a radio button or ticks a box by its label.</summary>
    public Task Choose(string label) => page.GetByLabel(label).First.CheckAsync();

    private async Task MustBeAccessibleAsync(string id)
    {
        var found = (await page.RunAxe()).Violations;
        Assert.True(found.Length == 0, $"axe finds on {id} at {setting}:\n" + string.Join('\n', found.Select(v => $"{v.Id}: {v.Help}: {string.Join(" · ", v.Nodes.Select(n => n.Html))}")));
    }

    private string PictureOf(string id) => $"pictures/{setting.Width}-{(setting.Script ? "script" : "plain")}/{id}.png";

    private Task PictureAsync(string id) => page.ScreenshotAsync(new() { Path = Path.Combine(WalkRecord.Folder, PictureOf(id)), FullPage = true });
}
