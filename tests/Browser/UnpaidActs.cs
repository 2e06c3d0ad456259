using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Akashi.Browser.Tests;

/// <summary>A fee that is due with the application (decision 0043): what the holder does after row 2.6.1, and when staff see it.</summary>
internal sealed class UnpaidActs(HolderActs holder, StaffActs staff, Scene scene)
{
    private const string Good = "4242 4242 4242 4242";
    private readonly Walk walk = holder.Walk;

    /// <summary>Leaves the provider's page, cancels there, and pays in the end; the application waits with one press to pay, and staff do not see it.</summary>
    /// <param name="name">The holder, as the queue names them.</param>
    public async Task PayAfterLeavingTwice(string name)
    {
        await Expect(walk.Page.Locator("h1")).ToHaveTextAsync("申請を受け付けました（お支払い待ち）");
        var payer = new PayerActs(walk, scene);
        await walk.Press("手数料の支払いへ");
        await payer.BeginToPay();
        await walk.At("5.2.6");
        await MustWaitAsync(name);
        await walk.Press("お支払い待ち（審査前）");
        await payer.BeginToPay();
        await payer.EnterCard(Good);
        await walk.Press("支払わないで戻る");
        await walk.At("5.4.1", "unpaid");
        await MustWaitAsync(name);
        await OpenTimelineAsync();
        await walk.At("1.7.1", "unpaid");
        await walk.Press("手数料の支払いへ");
        await payer.BeginToPay();
        await payer.EnterCard(Good);
        await payer.Execute();
        await walk.At("5.3.1", "with-application");
        await holder.Open("/applications/mine");
        await Expect(Card.GetByRole(AriaRole.Link, new() { Name = "領収書" })).ToBeVisibleAsync();
        await OpenTimelineAsync();
        await walk.Press("領収書");
        await walk.At("5.3.1", "with-application");
    }

    private ILocator Card => walk.Page.Locator("main .card").First;

    private async Task MustWaitAsync(string name)
    {
        await staff.MustNotSee(name);
        await holder.Open("/applications/mine");
        await walk.At("1.7.1", "unpaid-list");
        await Expect(Card.Locator("a.button")).ToHaveCountAsync(1);
    }

    private async Task OpenTimelineAsync()
    {
        await holder.Open("/applications/mine");
        await Card.GetByRole(AriaRole.Link).First.ClickAsync();
    }
}
