using Akashi.Service.Applications;
using Akashi.Service.Payments;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Payments;

/// <summary>Rows 5.1.1 to 5.4.1 over HTTP, with the Sandbox's payment provider.</summary>
[Collection(PayingGroup.Name)]
public sealed class PayTests(PayingWorld paying)
{
    private readonly OwnWorld world = paying.World;

    [Fact]
    public async Task Accepted_application_with_a_fee_awaits_payment_and_leads_to_it()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        var mine = (await payer.Holder.Browser.OpenAsync("/applications/mine")).MustBe("5.1.1");
        Assert.Equal("対象手続の選択", mine.Text(".step-name"));
        Assert.Equal("決済待ち", mine.Text($"a[href='/payments/{payer.Charge}/check']"));
    }

    [Fact]
    public async Task Check_page_shows_items_due_date_and_payee()
    {
        var page = (await (await Payer.AwaitsPaymentAsync(world)).OpensAsync("check")).MustBe("5.2.1");
        string[] shown = ["申請の手数料", "非課税", "500円", "お支払いの期限", "社会福祉振興・試験センター"];
        Assert.All(shown, words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
    }

    /// <summary>Threat M10.</summary>
    [Fact]
    public async Task Register_is_untouched_before_the_fee_is_confirmed()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        await payer.StartsAsync();
        Assert.Equal(0, await LinkedAsync(payer));
    }

    [Fact]
    public async Task Confirmed_fee_completes_the_application_and_links_the_entry()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        await payer.PaysAsync(await payer.StartsAsync());
        var page = (await payer.ComesBackAsync()).MustBe("5.3.1");
        Assert.Equal((ApplicationState.Completed, 1), (await payer.StateAsync(), await LinkedAsync(payer)));
        Assert.Equal("デジタル資格者証を受け取る", page.Text("main .button--primary"));
        (await payer.Holder.Browser.OpenAsync(page.Document.QuerySelector("main .button--primary")!.GetAttribute("href")!)).MustBe("3.5.1");
    }

    [Fact]
    public async Task Return_before_the_webhook_shows_the_receipt()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        Payer.Switch(world, s => s with { Hold = true });
        await payer.PaysAsync(await payer.StartsAsync());
        var page = (await payer.ComesBackAsync()).MustBe("5.3.1");
        string[] shown = ["山田　花子", "500円", "手数料（非課税）", "社会福祉振興・試験センター"];
        Assert.All(shown, words => Assert.Contains(words.Replace('　', ' '), page.Words.Replace('　', ' '), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Webhook_before_the_return_is_enough_to_complete()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        await payer.PaysAsync(await payer.StartsAsync());
        await payer.UntilAsync(ApplicationState.Completed);
        (await payer.ComesBackAsync()).MustBe("5.3.1");
    }

    [Fact]
    public async Task Card_with_3D_Secure_pays_after_its_page()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        await payer.PaysAsync(await payer.StartsAsync(), Payer.Secure);
        (await payer.ComesBackAsync()).MustBe("5.3.1");
    }

    /// <summary>Threat M1.</summary>
    [Fact]
    public async Task Address_that_says_paid_pays_nothing()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        await payer.StartsAsync();
        (await payer.OpensAsync("return?status=paid&session_id=cs_test_x&payment_status=paid")).MustBe("5.4.1");
        Assert.Equal(ApplicationState.AwaitingPayment, await payer.StateAsync());
    }

    /// <summary>Threat M4.</summary>
    [Fact]
    public async Task Two_presses_lead_to_one_page()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        await payer.OpensAsync("notices");
        await payer.Holder.Browser.PressAsync("同意する");
        var pages = await Task.WhenAll(payer.PressesStartAsync(), payer.PressesStartAsync());
        Assert.Equal(pages[0], pages[1]);
        Assert.Single(await payer.AttemptsAsync());
    }

    /// <summary>Threat M4.</summary>
    [Fact]
    public async Task Two_tabs_charge_once()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        var (one, other) = (await payer.StartsAsync(), await payer.StartsAsync());
        using var tab = await payer.EntersCardAsync(other);
        await payer.PaysAsync(one);
        await tab.PressAsync("お支払いを実行");
        Assert.Equal(1, await payer.CapturesAsync());
        (await payer.ComesBackAsync()).MustBe("5.3.1");
    }

    [Fact]
    public async Task Declined_card_leads_back_to_awaiting_payment()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        await payer.PaysAsync(await payer.StartsAsync(), Payer.Declined);
        var page = (await payer.ComesBackAsync()).MustBe("5.4.1");
        Assert.Equal("カードでお支払いできませんでした", page.Heading);
        Assert.Equal((ChargeState.Offered, ApplicationState.AwaitingPayment), (await payer.ChargeStateAsync(), await payer.StateAsync()));
    }

    [Fact]
    public async Task After_a_declined_card_another_card_pays_once()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        await payer.PaysAsync(await payer.StartsAsync(), Payer.Declined);
        await payer.ComesBackAsync();
        await payer.PaysAsync(await payer.StartsAsync());
        (await payer.ComesBackAsync()).MustBe("5.3.1");
        Assert.Equal(1, await payer.CapturesAsync());
    }

    [Fact]
    public async Task Coming_back_without_paying_closes_the_provider_page()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        var page = await payer.StartsAsync();
        Assert.Equal("お支払いは行われていません", (await payer.ComesBackAsync()).Heading);
        using var browser = new Browser(world.ProviderOrigin);
        Assert.Equal("このページは閉じています", (await browser.OpenAsync(page.PathAndQuery)).Heading);
    }

    [Fact]
    public async Task Browser_closed_on_the_provider_page_can_continue_on_the_same_page()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        var closed = await payer.StartsAsync();
        Assert.Contains("前のお支払いは終わっていません", (await payer.OpensAsync("check")).Words, StringComparison.Ordinal);
        Assert.Equal(closed, await payer.StartsAsync());
        await payer.PaysAsync(closed);
        (await payer.ComesBackAsync()).MustBe("5.3.1");
        Assert.Equal(1, await payer.CapturesAsync());
    }

    /// <summary>Threats M4, M8.</summary>
    [Fact]
    public async Task Provider_that_answers_500_after_charging_never_charges_twice()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        Payer.Switch(world, s => s with { Hold = true });
        var failed = await payer.PaysAsync(await payer.StartsAsync(), Payer.FailsAfterCharge);
        Assert.Equal(System.Net.HttpStatusCode.InternalServerError, failed.Status);
        (await payer.OpensAsync("check")).MustBe("5.3.1");
        Assert.Equal(1, await payer.CapturesAsync());
    }

    /// <summary>Threat M8.</summary>
    [Fact]
    public async Task Silent_provider_leaves_the_payment_unknown_until_it_says()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        await payer.PaysAsync(await payer.StartsAsync(), await HeldAsync());
        Payer.Switch(world, s => s with { Hold = true, Silent = true });
        Assert.Equal("お支払いを確認しています", (await payer.ComesBackAsync()).Heading);
        Assert.Equal(ChargeState.Unknown, await payer.ChargeStateAsync());
        Payer.Switch(world, s => s with { Hold = true });
        (await payer.ComesBackAsync()).MustBe("5.3.1");
    }

    /// <summary>Threat M5.</summary>
    [Fact]
    public async Task Charge_of_another_holder_is_not_found()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        var other = await world.HolderSignedIn("taro");
        foreach (var page in new[] { "check", "method", "confirm", "notices", "start", "return", "complete" })
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await other.Browser.OpenAsync($"/payments/{payer.Charge}/{page}")).Status);
    }

    private Task<string> HeldAsync()
    {
        Payer.Switch(world, s => s with { Hold = true });
        return Task.FromResult(Payer.Good);
    }

    private async Task<int> LinkedAsync(Payer payer)
    {
        var account = await payer.Holder.AccountIdAsync();
        return await world.InDbAsync(db => db.Set<Registration>().CountAsync(r => r.AccountId == account));
    }
}
