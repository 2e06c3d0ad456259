using System.Net.Http.Json;
using Akashi.Hosting;

namespace Akashi.Launcher.Demo;

/// <summary>What the holder does with the card in the demo: signing in, and using it for an application.</summary>
/// <param name="portal">The Service.</param>
/// <param name="sandbox">Where cards are inserted into the reader.</param>
/// <param name="browser">The holder's browser.</param>
internal sealed class CardSteps(Uri portal, Uri sandbox, DemoBrowser browser)
{
    /// <summary>The 4-digit PIN.</summary>
    public const string Pin = "1234";

    /// <summary>Password of the signature certificate.</summary>
    public const string Password = "ABC123";

    /// <summary>Inserts a persona's card into the Sandbox's reader.</summary>
    public async Task PutAsync(string persona)
    {
        using var http = new HttpClient(LoopbackNames.Handler());
        using var answer = await http.PutAsJsonAsync(new Uri(sandbox, "/api/reader"), new { persona });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Rows 0.1 to 1.3.1.</summary>
    public async Task SignInAsync()
    {
        await AskToSignInAsync();
        await EnterAsync();
    }

    /// <summary>Rows 0.1 and 0.2: up to the page that asks for the PIN.</summary>
    public async Task AskToSignInAsync()
    {
        await browser.OpenAsync(portal);
        browser.MustBe("0.1");
        await browser.PressAsync(DemoWords.Get("SignIn"));
        await browser.FollowAsync(DemoWords.Get("OpenAgent"));
        browser.MustBe("0.2");
    }

    /// <summary>Rows 0.2 to 1.3.1: from the PIN to the home page.</summary>
    public async Task EnterAsync()
    {
        await EnterSecretAsync(Pin);
        browser.MustBe("0.3");
        await browser.PressAsync(DemoWords.Get("Begin"));
        browser.MustBe("0.4");
        await browser.PressAsync(DemoWords.Get("Next"));
        browser.MustBe("1.3.1");
    }

    /// <summary>Rows 1.5.4 to 1.5.7 and 1.5.12 to 1.5.15, and their counterparts in flow ②.</summary>
    /// <param name="screens">Screen ids: consent, secret, begin, done.</param>
    /// <param name="secret">PIN or password.</param>
    public async Task UseAsync(string[] screens, string secret)
    {
        await browser.FollowAsync(DemoWords.Get("OpenAgent"));
        browser.MustBe(screens[0]);
        await browser.PressAsync(DemoWords.Get("Read"));
        browser.MustBe(screens[1]);
        await EnterSecretAsync(secret);
        browser.MustBe(screens[2]);
        await browser.PressAsync(DemoWords.Get("Begin"));
        browser.MustBe(screens[3]);
        await browser.PressAsync(DemoWords.Get("Next"));
    }

    /// <summary>Rows N.5.10 to N.6.1 of a flow: check the answers, consent, sign.</summary>
    public async Task CheckConsentAndSignAsync(string flow)
    {
        browser.MustBe(flow + ".5.10");
        await browser.PressAsync(DemoWords.Get("Next"));
        browser.MustBe(flow + ".5.11");
        await browser.PressAsync(DemoWords.Get("Next"), new Dictionary<string, string> { ["consent"] = "true" });
        await UseAsync([flow + ".5.12", flow + ".5.13", flow + ".5.14", flow + ".5.15"], Password);
        browser.MustBe(flow + ".6.1");
    }

    /// <summary>The page that asks for a PIN or password.</summary>
    public Task EnterSecretAsync(string secret) => browser.PressAsync(DemoWords.Get("Next"), new Dictionary<string, string> { ["secret"] = secret });
}
