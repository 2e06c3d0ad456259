using Akashi.Hosting;
using Akashi.Launcher.Demo;
using Akashi.Launcher.Stack;
using Akashi.Service.Applications;

namespace Akashi.Kill.Tests;

/// <summary>
/// A holder whose name changed, with the card in the reader. For each step, <c>Reach…</c> goes to the press that counts, from whatever a reload shows
/// (false where it is already done), and <c>Press…</c> presses, once or again.
/// </summary>
internal sealed class Holder : IDisposable
{
    private const string Persona = "misaki-married";
    private readonly StackSettings at;
    private readonly DemoBrowser browser = new();
    private readonly CardSteps card;
    private readonly HttpClient http = new(LoopbackNames.Handler());

    public Holder(StackSettings at) => (this.at, card) = (at, new CardSteps(at.Service, at.Sandbox, browser));

    public async Task SignInAsync()
    {
        await card.PutAsync(Persona);
        await card.SignInAsync();
    }

    /// <summary>Gets a credential with the facts before the change.</summary>
    public async Task GetCredentialAsync(Change change)
    {
        await OpenAsync($"/issuing/{change.Entry}/qualification");
        await browser.PressAsync("デジタル資格者証をダウンロードする");
        browser.MustBe("3.6.1");
        change.Credential = browser.Page.QuerySelector("[data-credential-url]")!.TextContent.Trim();
    }

    /// <summary>Rows 2.5.2 to 2.5.9: a complete draft.</summary>
    public async Task FillInAsync(Change change)
    {
        await OpenAsync($"/applications/change/{change.Entry}");
        await browser.PressAsync("次へ", new Dictionary<string, string> { ["procedure"] = "change" });
        browser.MustBe("2.5.3");
        change.Application = Guid.Parse(browser.Address.Segments[2].TrimEnd('/'));
        await browser.PressAsync("次へ");
        await ReachCardAsync(CardSteps.Pin);
        await PressCardAsync();
        browser.MustBe("2.5.8");
        await browser.PressAsync("次へ");
        await browser.PressAsync("次へ", ChangeSteps.Answers, [ChangeSteps.Proof]);
        browser.MustBe("2.5.10");
    }

    /// <summary>Rows 2.5.11 to 2.5.14, of what is signed first and of its correction.</summary>
    public async Task<bool> ReachSubmissionAsync(Change change)
    {
        await OpenAsync($"/applications/{change.Application}/consent");
        if (TellsReceipt(change)) return false;
        browser.MustBe("2.5.11");
        await browser.PressAsync("次へ", new Dictionary<string, string> { ["consent"] = "true" });
        await ReachCardAsync(CardSteps.Password);
        return true;
    }

    /// <summary>Rows 2.5.14 to 2.6.1.</summary>
    public async Task PressSubmissionAsync(Change change)
    {
        await PressCardAsync();
        if (!TellsReceipt(change)) browser.MustBe("2.6.1");
    }

    /// <summary>After an interruption: retries as the card agent's page says, and starts again where that request cannot continue.</summary>
    public async Task PressSubmissionAgainAsync(Change change)
    {
        foreach (var button in new[] { "もう一度ためす", "次へ" })
        {
            if (browser.Page.QuerySelectorAll("main form button").Any(b => b.TextContent.Trim() == button)) await browser.PressAsync(button);
        }
        if (!TellsReceipt(change) && await ReachSubmissionAsync(change)) await PressSubmissionAsync(change);
    }

    /// <summary>Rows 5.2.1 to 5.2.5.</summary>
    public async Task<bool> ReachStartAsync(Change change)
    {
        await OpenAsync($"/payments/{change.Charge}/check");
        if (TellsPaid(change)) return false;
        foreach (var link in new[] { "決済する", "クレジットカードでのお支払", "お支払い方法を確定する" }) await browser.FollowAsync(link);
        await browser.PressAsync("同意する");
        browser.MustBe("5.2.5");
        return true;
    }

    /// <summary>Row 5.2.5; ends on the provider's page, or on the receipt where the fee is already paid.</summary>
    public async Task PressStartAsync(Change change)
    {
        await browser.PressAsync("手続を開始する");
        if (TellsPaid(change)) return;
        browser.MustBe("5.2.6");
        change.ProviderPage = browser.Address;
    }

    /// <summary>Rows 5.2.6 and 5.2.7.</summary>
    public async Task<bool> ReachPaymentAsync(Change change)
    {
        await browser.OpenAsync(change.ProviderPage!);
        await browser.PressAsync("入力内容を確認する", PaymentSteps.GoodCard);
        browser.MustBe("5.2.8");
        return true;
    }

    /// <summary>Row 5.2.8; the browser is closed before it returns.</summary>
    public async Task PressPaymentAsync(Change change)
    {
        using var nothing = new FormUrlEncodedContent([]);
        using var answer = await http.PostAsync(new Uri(change.ProviderPage!, change.ProviderPage!.AbsolutePath + "/confirm"), nothing);
        Assert.Equal($"/payments/{change.Charge}/return", answer.Headers.Location?.AbsolutePath);
    }

    /// <summary>The address to which the provider's page returns.</summary>
    public async Task PressReturnAsync(Change change)
    {
        await OpenAsync($"/payments/{change.Charge}/return");
        if (!TellsPaid(change)) browser.MustBe("5.3.1");
    }

    public void Dispose()
    {
        browser.Dispose();
        http.Dispose();
    }

    private Task OpenAsync(string path) => browser.OpenAsync(new Uri(at.Service, path));

    private async Task ReachCardAsync(string secret)
    {
        await browser.FollowAsync("カードの読み取りへ進む");
        await browser.PressAsync("読み取る");
        await card.EnterSecretAsync(secret);
    }

    private async Task PressCardAsync()
    {
        await browser.PressAsync("読み取り開始");
        await browser.PressAsync("次へ");
    }

    private bool IsAt(string screen) => browser.Page.QuerySelector("main")?.GetAttribute("data-screen")?.Split(' ').Contains(screen) == true;

    private bool TellsReceipt(Change change)
    {
        if (!IsAt("2.6.1")) return false;
        var ofCorrection = browser.Heading.StartsWith("訂正した", StringComparison.Ordinal);
        change.TellReceipt(browser.Page.QuerySelector(".receipt-number strong")!.TextContent.Trim(), ofCorrection);
        return true;
    }

    // A paid fee completes its application in the same act.
    private bool TellsPaid(Change change)
    {
        if (!IsAt("5.3.1")) return false;
        change.Tell(ApplicationState.Completed);
        return true;
    }
}
