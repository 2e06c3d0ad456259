using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests;

/// <summary>A person at a browser: presses by label, and says which row of the acceptance table must be shown.</summary>
internal sealed class Walk
{
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    // To compare colours is half of the work, so pages of the same kinds are compared once.
    private static readonly AxeRunOptions WithoutColours = new()
    {
        ResultTypes = [ResultType.Violations],
        Rules = new() { ["color-contrast"] = new() { Enabled = false } },
    };

    private readonly IPage page;
    private readonly string test;
    private readonly WalkRecord record;
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentQueue<string> expected = new();
    private Setting setting;

    public Walk(IPage page, Setting setting, string test, WalkRecord record)
    {
        (this.page, this.setting, this.test, this.record) = (page, setting, test, record);
        // Violations of the Content-Security-Policy also appear as console errors.
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Enqueue($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => complaints.Enqueue(error);
    }

    public IPage Page => page;

    /// <summary>
    /// The current page says that it is this row and shows its step name and its labels, in the person's language; it fits the window, and axe finds
    /// nothing. The row is recorded.
    /// </summary>
    /// <param name="id">The row.</param>
    /// <param name="which">Which of the row's pages, where there are several; null where there is one.</param>
    public async Task At(string id, string? which = null)
    {
        var screen = Screens.Find(id);
        var complained = complaints.Where(c => !expected.Any(e => c.Contains(e, StringComparison.Ordinal))).ToList();
        if (complained.Count > 0) Assert.Fail($"Before {id} (now at \"{await page.TitleAsync()}\") the browser says:\n" + string.Join('\n', complained));
        var main = page.Locator($"main[data-screen~='{id}']");
        await Expect(main).ToBeVisibleAsync();
        var look = await PageLook.TakeAsync(page);
        if (!look.Shows(screen, setting.Language))
        {
            await MustShowAsync(main, screen);
            look = await PageLook.TakeAsync(page);
        }
        var picture = await CheckAsync(which is null ? id : $"{id}-{which}", look);
        record.Add(new WalkedRow(id, test, WalkRecord.TakesPictures ? PictureOf(picture) : "", setting.Script, setting.Width, setting.Language));
        if (test == nameof(ThreadWalk) && Transcript.IsOf(id, setting)) await Transcript.WriteAsync(page, id, setting.Language);
    }

    /// <summary>The current page belongs to no row and has this heading; it fits the window, and axe finds nothing.</summary>
    /// <param name="heading">Its h1, in Japanese.</param>
    /// <param name="picture">Name of its picture.</param>
    public async Task MustSeeAsync(string heading, string picture)
    {
        await Expect(page.Locator("h1")).ToHaveTextAsync(Exactly(heading));
        await CheckAsync(picture, await PageLook.TakeAsync(page));
    }

    /// <summary>Forgets what the browser reported while the network was cut on purpose.</summary>
    public void Forgive() => complaints.Clear();

    /// <summary>Lets the browser report that there is no network, which the walk cuts.</summary>
    public void ExpectsNoNetwork() => expected.Enqueue("net::ERR_INTERNET_DISCONNECTED");

    /// <summary>
    /// Lets the browser report an answer with this status: a refusal that the walk provokes. The report may come long after the page is shown.
    /// </summary>
    public void Expects(int status) => expected.Enqueue($"status of {status} ");

    /// <summary>The current page reports a wrong field: in its title, at the top, and at the field. It is checked like any other page.</summary>
    public async Task MustShowErrorAsync(string field)
    {
        Assert.StartsWith(setting.Language == "ja" ? "エラー：" : "Error: ", await page.TitleAsync(), StringComparison.Ordinal);
        await Expect(page.Locator($".error-summary a[href='#{field.Replace('.', '_')}']")).ToBeVisibleAsync();
        await Expect(page.Locator($"[name='{field}']")).ToHaveAttributeAsync("aria-invalid", "true");
        var ids = await page.Locator("main").GetAttributeAsync("data-screen");
        await At(ids!.Split(' ')[0]);
    }

    /// <summary>Takes pictures of the current page in the reader's own colours, and as printed.</summary>
    public async Task PictureInOtherMedia(string name)
    {
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await PictureAsync(name + "-forced-colors");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None, Media = Media.Print });
        await PictureAsync(name + "-print");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    /// <summary>Printed, the current page fits on one A4 sheet.</summary>
    public async Task MustPrintOnOnePage(string name)
    {
        var pdf = Path.Combine(WalkRecord.Folder, "pictures", $"{name}-{setting.Name}.pdf");
        // Set explicitly; otherwise the PDF would use a medium chosen before.
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.PdfAsync(new() { Path = pdf, Format = "A4", PreferCSSPageSize = true, PrintBackground = true });
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        Assert.Equal(1, await PdfReader.PagesAsync(pdf, TestContext.Current.CancellationToken));
    }

    /// <summary>Records rows that are not a page of ours: the code on paper, and the camera that reads it.</summary>
    public void Pass(params string[] ids)
    {
        foreach (var id in ids) record.Add(new WalkedRow(Screens.Find(id).Id, test, "", setting.Script, setting.Width, setting.Language));
    }

    /// <summary>Presses the button or link with exactly this label.</summary>
    /// <param name="label">In Japanese, as every text that a walk names; it is looked for in the person's language.</param>
    public Task Press(string label) => Pressable(label).First.ClickAsync();

    /// <summary>The button, or the link in the page's own part, with exactly this label.</summary>
    public ILocator Pressable(string label)
    {
        var name = Exactly(label);
        return page.GetByRole(AriaRole.Button, new() { NameRegex = name }).Or(page.Locator("main").GetByRole(AriaRole.Link, new() { NameRegex = name }));
    }

    /// <summary>Row 0.7: presses the name of a language, in which the walk then goes on.</summary>
    /// <param name="language">"ja" or "en".</param>
    public async Task SwitchTo(string language)
    {
        var name = language == "ja" ? "日本語" : "English";
        await page.GetByRole(AriaRole.Button, new() { Name = name }).Or(page.GetByRole(AriaRole.Link, new() { Name = name })).First.ClickAsync();
        await Expect(page.Locator($"html[lang={language}]")).ToHaveCountAsync(1);
        setting = setting with { Language = language };
    }

    /// <summary>Chooses a radio button or ticks a box, found by its label.</summary>
    public Task Choose(string label) => page.GetByLabel(Within(label)).First.CheckAsync();

    /// <summary>Matches an element that says a text of the pages in the person's language, and nothing else.</summary>
    public Regex Exactly(string text) => Words.Exactly(setting.Language, text);

    /// <summary>Matches an element that contains a text of the pages in the person's language.</summary>
    public Regex Within(string text) => Words.Within(setting.Language, text);

    // Waits for what is not there yet, or is in a part that has to be opened.
    private async Task MustShowAsync(ILocator main, Screen screen)
    {
        if (screen.Step is { } step)
            await Expect(main.Locator("h1, .step-name").Filter(new() { HasText = step.In(setting.Language) })).Not.ToHaveCountAsync(0);
        foreach (var label in screen.Labels) await Expect(main).ToContainTextAsync(label.In(setting.Language));
    }

    private async Task<string> CheckAsync(string name, PageLook look)
    {
        Assert.Equal(1, look.Headings);
        // On a phone of 640 px height, the question starts within the first third, unless errors are shown above it.
        Assert.True(setting.Width != 360 || look.Errors.Length > 0 || look.Top <= 640.0 / 3, $"The h1 of {name} begins at {look.Top} px.");
        Assert.True(look.Overflow <= 0, $"{name} scrolls sideways by {look.Overflow} px at {setting}.");
        if (look.Errors.Length > 0) name += "-error";
        // A page that looks the same need not be checked again: same name, words at the top, errors and settings.
        if (!record.IsFirst($"{name} {look.Heading} {look.Errors} {setting}")) return name;
        if (setting.Script) await MustBeAccessibleAsync(name);
        await MustBeInOneLanguageAsync(name, look);
        await PictureAsync(name);
        return name;
    }

    // Japanese on a page of another language is said to be Japanese.
    private async Task MustBeInOneLanguageAsync(string name, PageLook look)
    {
        Assert.Equal(setting.Language, look.Language);
        if (setting.Language == "ja") return;
        var left = UnmarkedJapanese.In(await page.ContentAsync(), setting.Language);
        Assert.True(left.Count == 0, $"{name} has Japanese that is not marked as such at {setting}:\n{string.Join('\n', left)}");
    }

    private async Task MustBeAccessibleAsync(string id)
    {
        var shape = await PageShape.TakeAsync(page);
        if (!record.IsFirst(shape.Elements)) return;
        var options = record.IsFirst(shape.Kinds) ? OnlyViolations : WithoutColours;
#pragma warning disable CS0618 // The way that replaces it opens a second page for each check, which takes four times as long and helps only pages with frames.
        var found = (await page.Locator("html").RunAxeLegacy(options)).Violations;
#pragma warning restore CS0618
        Assert.True(
            found.Length == 0,
            $"axe finds on {id} at {setting}:\n" + string.Join(
                '\n', found.Select(v => $"{v.Id}: {v.Help}: {string.Join(" · ", v.Nodes.Select(n => n.Html))}")));
    }

    private string PictureOf(string id) => $"pictures/{setting.Name}/{id}.png";

    private async Task PictureAsync(string id)
    {
        if (WalkRecord.TakesPictures) await page.ScreenshotAsync(new() { Path = Path.Combine(WalkRecord.Folder, PictureOf(id)), FullPage = true });
    }
}
