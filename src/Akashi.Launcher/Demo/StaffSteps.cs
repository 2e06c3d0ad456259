using AngleSharp.Html.Dom;

namespace Akashi.Launcher.Demo;

/// <summary>What a staff member of the body does in the demo, signed in with a software passkey.</summary>
internal sealed class StaffSteps(DemoAddresses addresses) : IDisposable
{
    private readonly DemoBrowser browser = new();
    private readonly SoftwareAuthenticator passkey = new(addresses.Portal);

    /// <summary>Enrols the passkey with the one-time link, then signs in with it.</summary>
    public async Task EnterAsync()
    {
        await browser.OpenAsync(addresses.EnrolmentLink);
        await AnswerAsync(browser, "enrol", passkey.Create);
        browser.MustBe("6.2");
        await SignInAsync();
    }

    /// <summary>Signs in with the enrolled passkey.</summary>
    public async Task SignInAsync()
    {
        await browser.OpenAsync(new Uri(addresses.Portal, "/office/staff/sign-in"));
        browser.MustBe("6.1");
        await AnswerAsync(browser, "sign-in", passkey.Get);
        browser.MustBe("6.2");
    }

    /// <summary>Answers the page that asks for a passkey.</summary>
    /// <param name="browser">The browser with that page.</param>
    /// <param name="kind">"enrol" or "sign-in".</param>
    /// <param name="answer">Makes the credential that the portal asks for; both are JSON.</param>
    public static async Task AnswerAsync(DemoBrowser browser, string kind, Func<string, string> answer)
    {
        var form = browser.Page.QuerySelector($"form[data-passkey={kind}]") as IHtmlFormElement
            ?? throw new DemoException($"No passkey form on \"{browser.Heading}\".");
        var options = await browser.PostFormAsync(form, form.GetAttribute("data-options-url")!);
        await browser.SubmitAsync(form, new Dictionary<string, string> { ["credential"] = answer(options) });
    }

    /// <summary>Opens the oldest application, begins its review and accepts it.</summary>
    public Task AcceptAsync() => AcceptAsync(new Dictionary<string, string>());

    /// <summary>The same, with what staff enter for a person who is not registered yet.</summary>
    public async Task AcceptAsync(IReadOnlyDictionary<string, string> entered)
    {
        await browser.OpenAsync(new Uri(addresses.Portal, "/office/decisions/queue"));
        browser.MustBe("6.2");
        await OpenFirstAsync();
        browser.MustBe("6.3");
        await browser.PressAsync(DemoWords.Get("BeginReview"));
        await browser.PressAsync(DemoWords.Get("Accept"), entered);
        browser.MustBe("6.3");
        if (browser.Page.QuerySelector(".error-summary") is { } errors)
            throw new DemoException("The application was not accepted: " + errors.TextContent.Trim());
    }

    /// <summary>Changes the state of a registration: Suspend, Lift or Revoke.</summary>
    public async Task ChangeAsync(string command, string number)
    {
        await browser.OpenAsync(new Uri(addresses.Portal, "/office/registers/search?words=" + number));
        browser.MustBe("6.5");
        await OpenFirstAsync();
        await browser.PressAsync(DemoWords.Get("Apply"), new Dictionary<string, string> { ["command"] = command, ["reason"] = DemoWords.Get("Reason") });
        if (command == "Revoke") await browser.PressAsync(DemoWords.Get("ConfirmRevocation"));
        if (browser.Page.QuerySelector(".error-summary") is { } errors) throw new DemoException($"{command} was not done: {errors.TextContent.Trim()}");
    }

    public void Dispose()
    {
        passkey.Dispose();
        browser.Dispose();
    }

    private async Task OpenFirstAsync()
    {
        var first = browser.Page.QuerySelector("tbody a")?.GetAttribute("href") ?? throw new DemoException($"Nothing is listed on \"{browser.Heading}\".");
        await browser.OpenAsync(new Uri(addresses.Portal, first));
    }
}
