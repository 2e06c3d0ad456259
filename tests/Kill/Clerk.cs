using Akashi.Launcher.Demo;
using Akashi.Launcher.Stack;
using Akashi.Service.Applications;

namespace Akashi.Kill.Tests;

/// <summary>The body's first staff member, with a passkey. Its steps work like those of <see cref="Holder"/>.</summary>
internal sealed class Clerk(DevelopmentStack stack) : IDisposable
{
    private readonly DemoBrowser browser = new();
    private readonly SoftwareAuthenticator passkey = new(stack.Settings.Service);

    /// <summary>Enrols the passkey with the one-time link.</summary>
    public async Task EnterAsync()
    {
        await browser.OpenAsync(stack.EnrolmentLink!);
        await StaffSteps.AnswerAsync(browser, "enrol", passkey.Create);
        browser.MustBe("6.2");
    }

    /// <summary>Row 6.3, on to the page of the return.</summary>
    public async Task<bool> ReachReturnAsync(Change change)
    {
        await OpenReviewAsync(change);
        if (TellsReturned(change)) return false;
        await browser.OpenAsync(new Uri(stack.Settings.Service, $"/office/decisions/{change.Application}/return"));
        browser.MustBe("6.4");
        return true;
    }

    /// <summary>Row 6.4: returns it for correction.</summary>
    public async Task PressReturnAsync(Change change)
    {
        await browser.PressAsync("差し戻す", new Dictionary<string, string> { ["field:phone"] = "昼間につながる番号を書いてください。" });
        browser.MustBe("6.3");
        Assert.True(TellsReturned(change), browser.Page.QuerySelector("main")?.TextContent);
    }

    /// <summary>Row 6.3.</summary>
    public async Task<bool> ReachDecisionAsync(Change change)
    {
        await OpenReviewAsync(change);
        return !TellsAccepted(change);
    }

    /// <summary>Row 6.4.</summary>
    public async Task PressDecisionAsync(Change change)
    {
        await browser.PressAsync("承認する");
        browser.MustBe("6.4");
        Assert.True(TellsAccepted(change), browser.Page.QuerySelector("main")?.TextContent);
    }

    public void Dispose()
    {
        passkey.Dispose();
        browser.Dispose();
    }

    private string? Tag => browser.Page.QuerySelector("main .tag")?.TextContent.Trim();

    private async Task OpenReviewAsync(Change change)
    {
        await browser.OpenAsync(new Uri(stack.Settings.Service, $"/office/decisions/{change.Application}/review"));
        browser.MustBe("6.3");
        if (browser.Page.QuerySelector("form[action$='handler=begin']") is not null) await browser.PressAsync("審査をはじめる");
    }

    private bool TellsReturned(Change change)
    {
        if (Tag != "差戻し") return false;
        change.Tell(ApplicationState.Returned);
        return true;
    }

    private bool TellsAccepted(Change change)
    {
        if (Tag is not ("決済待ち" or "完了")) return false;
        change.Tell(ApplicationState.AwaitingPayment);
        return true;
    }
}
