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

    /// <summary>Row 6.3.</summary>
    public async Task<bool> ReachDecisionAsync(Change change)
    {
        await browser.OpenAsync(new Uri(stack.Settings.Service, $"/office/decisions/{change.Application}/review"));
        browser.MustBe("6.3");
        if (browser.Page.QuerySelector("form[action$='handler=begin']") is not null) await browser.PressAsync("審査をはじめる");
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

    private bool TellsAccepted(Change change)
    {
        if (browser.Page.QuerySelector("main .tag")?.TextContent.Trim() is not ("決済待ち" or "完了")) return false;
        change.Tell(ApplicationState.AwaitingPayment);
        return true;
    }
}
