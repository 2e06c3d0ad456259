using System.Net;
using Akashi.Service.Accounts;
using Akashi.Service.Tests.Cards.Phone;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Accounts.Portal.Join;

/// <summary>Row 0.9 through the real pages, with a reader, the phone's provider and their signatures.</summary>
[Collection(PhoneTests.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class JoinPagesTests(PhoneWorld world)
{
    private const string Ways = "/accounts/ways";
    private const string Next = "main form[action='/accounts/join']";

    [Fact]
    public async Task Phone_is_added_to_an_account_made_by_reader_and_removed_again()
    {
        var card = world.CardInSandbox("misaki");
        await new PhoneHolder(world, "misaki").SignInAsync();
        var holder = await world.HolderSignedIn(card);
        var draft = await holder.BeginsAsync();
        await PressAsync(holder.Browser, "スマートフォンを追加する");
        await ByPhoneAsync(holder.Browser, "misaki", PhoneHolder.Pin);
        Assert.Contains("この方法には、別のアカウントがあります", holder.Browser.Page.Words, StringComparison.Ordinal);
        Assert.Contains("私は、次のログインの方法を、私のアカウントに追加します。", holder.Browser.Page.Words, StringComparison.Ordinal);
        await ByPhoneAsync(holder.Browser, "misaki", PhoneHolder.Password);
        Assert.Contains("もう一度マイナンバーカードを読み取ります", holder.Browser.Page.Words, StringComparison.Ordinal);
        await holder.Browser.SubmitAsync(Next);
        Assert.Contains("私は、次のログインの方法を", (await holder.CardAnswersAsync()).MustBe("0.9").Words, StringComparison.Ordinal);
        await holder.Browser.SubmitAsync(Next);
        var page = (await holder.CardAnswersAsync()).MustBe("0.9");
        Assert.Contains("新しいカードをカードリーダーで追加する", page.Words, StringComparison.Ordinal);
        Assert.Contains("ログインの方法を追加しました。", page.Words, StringComparison.Ordinal);
        Assert.Contains("最近、ログインの方法が変わりました", page.Words, StringComparison.Ordinal);

        var phone = new PhoneHolder(world, "misaki");
        await phone.SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await phone.Browser.OpenAsync(draft + "/state")).Status);
        await phone.Browser.OpenAsync("/applications/begin/certified-social-worker");
        await phone.Browser.SubmitAsync("main form");
        (await phone.Browser.SubmitAsync("main form", ("state", "Registered"))).MustBe("1.5.3");

        await holder.Browser.OpenAsync(Ways);
        await holder.Browser.OpenAsync(holder.Browser.Page.Links.Single(l => l.StartsWith("/accounts/remove/", StringComparison.Ordinal)));
        page = await holder.Browser.PressAsync("この方法を外す");
        Assert.Contains("ログインの方法を外しました。", page.Words, StringComparison.Ordinal);
        (await phone.Browser.OpenAsync("/home")).MustBe("0.1");
        await phone.SignInAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await phone.Browser.OpenAsync(draft + "/state")).Status);
    }

    [Fact]
    public async Task J2_card_of_another_person_is_refused_with_the_facts_that_differ()
    {
        await new PhoneHolder(world, "hanako").SignInAsync();
        var holder = await world.HolderSignedIn("misaki");
        var before = await AccountsAsync();
        await PressAsync(holder.Browser, "スマートフォンを追加する");
        await ByPhoneAsync(holder.Browser, "hanako", PhoneHolder.Pin);
        await ByPhoneAsync(holder.Browser, "hanako", PhoneHolder.Password);
        await holder.Browser.SubmitAsync(Next);
        await holder.CardAnswersAsync();
        await holder.Browser.SubmitAsync(Next);
        var page = await holder.CardAnswersAsync();
        Assert.Equal("ログインの方法を追加できませんでした", page.Heading);
        // What the other account is bound to comes first, and only its birth date and sex are bound.
        Assert.Matches("氏名|生年月日", page.Text("main .notice ul"));
        // It can be read again, in the other language too, until she goes on.
        Assert.Equal("The way to sign in was not added", (await holder.Browser.SwitchAsync()).Heading);
        Assert.Equal(before, await AccountsAsync());
    }

    [Fact]
    public async Task Reader_is_added_to_an_account_made_by_phone()
    {
        var card = world.CardInSandbox("yoshino");
        var phone = new PhoneHolder(world, "yoshino");
        await phone.SignInAsync();
        AtComputer(phone.Browser);
        await PressAsync(phone.Browser, "カードリーダーを追加する");
        for (var step = 0; step < 2; step++)
        {
            await phone.Browser.SubmitAsync(Next);
            await phone.Browser.OpenAsync(await world.Agent().AnswerAsync(Holder.WaitsFor(phone.Browser.Page), card));
        }
        var page = await ByPhoneAsync(phone.Browser, "yoshino", PhoneHolder.Password);
        Assert.Contains("ログインの方法を追加しました。", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gives_up_or_comes_without_a_join_is_on_the_page_of_ways()
    {
        var holder = await world.HolderSignedIn();
        Assert.Equal(Ways, (await holder.Browser.OpenAsync("/accounts/join")).Path);
        await PressAsync(holder.Browser, "スマートフォンを追加する");
        Assert.Equal(Ways, (await holder.Browser.PressAsync("やめる")).Path);
        Assert.Equal(Ways, (await holder.Browser.OpenAsync("/accounts/join")).Path);
    }

    [Fact]
    public async Task Phone_does_not_offer_a_reader_and_says_where()
    {
        var holder = new PhoneHolder(world, "taro");
        await holder.SignInAsync();
        AtComputer(holder.Browser);
        Assert.Contains("カードリーダーを追加する", (await holder.Browser.OpenAsync(Ways)).Words, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, Ways);
        request.Headers.TryAddWithoutValidation("User-Agent", "Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537.36");
        using var answer = await holder.Browser.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("カードリーダーは、カードリーダーをつないだパソコンで追加してください。", html, StringComparison.Ordinal);
        Assert.DoesNotContain("カードリーダーを追加する", html, StringComparison.Ordinal);
    }

    private static async Task PressAsync(Browser browser, string add)
    {
        (await browser.OpenAsync(Ways)).MustBe("0.9");
        Assert.Equal("/accounts/join", (await browser.PressAsync(add)).Path);
    }

    // The phone has no reader, and a computer shows a code: here one browser with one session is now the one, now the other.
    private static void AtComputer(Browser browser) => browser.Device = null;

    private async Task<Page> ByPhoneAsync(Browser browser, string persona, string secret)
    {
        browser.Device = PhoneHolder.Phone;
        var page = await browser.OpenAsync(await world.AnswersAsync(await PhoneWorld.GoesOverAsync(browser, Next), persona, secret));
        AtComputer(browser);
        return page;
    }

    private Task<List<Guid>> AccountsAsync() =>
        world.InDbAsync(db => db.Set<SignInKey>().OrderBy(k => k.Id).Select(k => k.AccountId).ToListAsync());
}
