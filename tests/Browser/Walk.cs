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
    private readonly ConcurrentQueue<string> expected = new();

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
    /// <param name="id">The row.</param>
    /// <param name="which">Which of the row's pages, where it has several; null where it has one.</param>
    public async Task At(string id, string? which = null)
    {
        var screen = Screens.Find(id);
        var complained = complaints.Where(c => !expected.Any(e => c.Contains(e, StringComparison.Ordinal))).ToList();
        Assert.True(complained.Count == 0, $"Before {id} (now at \"{await page.TitleAsync()}\") the browser says:\n" + string.Join('\n', complained));
        var main = page.Locator($"main[data-screen~='{id}']");
        await Expect(main).ToBeVisibleAsync();
        if (screen.Step.Length > 0)
        {
            var steps = await main.Locator("h1, .step-name").AllInnerTextsAsync();
            Assert.True(steps.Any(s => s.Contains(screen.Step, StringComparison.Ordinal)), $"{id} should show its step \"{screen.Step}\" but shows \"{string.Join("\", \"", steps)}\".");
        }
        var picture = await LookAsync(which is null ? id : $"{id}-{which}");
        record.Add(new WalkedRow(id, test, PictureOf(picture), setting.Script, setting.Width));
    }

    /// <summary>The page in front is of no row and has this heading; it fits the window, and axe finds nothing.</summary>
    /// <param name="heading">Its h1.</param>
    /// <param name="picture">Name of its picture.</param>
    public async Task MustSeeAsync(string heading, string picture)
    {
        await Expect(page.Locator("h1")).ToHaveTextAsync(heading);
        await LookAsync(picture);
    }

    /// <summary>Forgets what the browser said while the network was cut on purpose.</summary>
    public void Forgive() => complaints.Clear();

    /// <summary>The browser may say that an answer has this status: a refusal that the walk provokes. It may say so when the page is there for long.</summary>
    public void Expects(int status) => expected.Enqueue($"status of {status} ");

    /// <summary>The page in front says that a field is wrong: in its title, above all, and at the field. It is looked at as any other.</summary>
    public async Task MustShowErrorAsync(string field)
    {
        Assert.StartsWith("エラー：", await page.TitleAsync(), StringComparison.Ordinal);
        await Expect(page.Locator($".error-summary a[href='#{field}']")).ToBeVisibleAsync();
        await Expect(page.Locator($"[name='{field}']")).ToHaveAttributeAsync("aria-invalid", "true");
        var ids = await page.Locator("main").GetAttributeAsync("data-screen");
        await At(ids!.Split(' ')[0]);
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

    /// <summary>The page in front is one sheet of A4 when it is printed.</summary>
    public async Task MustPrintOnOnePage(string name)
    {
        var pdf = Path.Combine(WalkRecord.Folder, "pictures", $"{name}-{setting.Width}-{(setting.Script ? "script" : "plain")}.pdf");
        // Said here: where a medium was chosen before, the PDF would be of that one.
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.PdfAsync(new() { Path = pdf, Format = "A4", PreferCSSPageSize = true, PrintBackground = true });
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        Assert.Equal(1, await PdfReader.PagesAsync(pdf, TestContext.Current.CancellationToken));
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

    private async Task<string> LookAsync(string name)
    {
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        await MustBeginEarlyAsync(name);
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{name} scrolls sideways by {overflow} px at {setting}.");
        // A page that looks the same need not be looked at again: its name, its words above all, its errors, and how it is set.
        var errors = string.Join(' ', await page.Locator(".error-summary").AllInnerTextsAsync());
        if (errors.Length > 0) name += "-error";
        if (!record.IsFirst($"{name} {await page.Locator("h1").InnerTextAsync()} {errors} {setting}")) return name;
        if (setting.Script) await MustBeAccessibleAsync(name);
        await PictureAsync(name);
        return name;
    }

    // On a phone of 640 px the question begins within the first third, unless mistakes are told above it.
    private async Task MustBeginEarlyAsync(string name)
    {
        if (setting.Width != 360 || await page.Locator("main .error-summary").CountAsync() > 0) return;
        var top = await page.EvaluateAsync<double>("document.querySelector('h1').getBoundingClientRect().top + scrollY");
        Assert.True(top <= 640.0 / 3, $"The h1 of {name} begins at {top} px.");
    }

    private async Task MustBeAccessibleAsync(string id)
    {
        var found = (await page.RunAxe()).Violations;
        Assert.True(found.Length == 0, $"axe finds on {id} at {setting}:\n" + string.Join('\n', found.Select(v => $"{v.Id}: {v.Help}: {string.Join(" · ", v.Nodes.Select(n => n.Html))}")));
    }

    private string PictureOf(string id) => $"pictures/{setting.Width}-{(setting.Script ? "script" : "plain")}/{id}.png";

    private Task PictureAsync(string id) => page.ScreenshotAsync(new() { Path = Path.Combine(WalkRecord.Folder, PictureOf(id)), FullPage = true });
}
