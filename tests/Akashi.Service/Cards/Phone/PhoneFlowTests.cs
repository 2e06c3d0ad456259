using System.Net;
using Akashi.Service.Accounts;
using Akashi.Service.Applications;
using Akashi.Service.Cards;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Cards.Phone;

/// <summary>Row 0.8 and the twins of 1.5.5 to 1.5.15: everything that a card does is done by phone, and no page after it knows which way it was.</summary>
[Collection(PhoneTests.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class PhoneFlowTests(PhoneWorld world)
{
    [Fact]
    public async Task Card_behind_the_phone_opens_an_account_and_comes_back_to_it()
    {
        await new PhoneHolder(world, "yoshino").SignInAsync();
        var keys = await KeysAsync();
        await new PhoneHolder(world, "yoshino").SignInAsync();
        Assert.Equal(keys.Count, (await KeysAsync()).Count);
        Assert.All(keys, k => Assert.Null(k.CertificateSerial));
    }

    [Fact]
    public async Task Reader_and_phone_lead_to_accounts_of_their_own()
    {
        await new PhoneHolder(world, "taro").SignInAsync();
        var phones = (await KeysAsync()).Select(k => k.AccountId).ToHashSet();
        var holder = await world.HolderSignedIn(world.CardInSandbox("taro"));
        Assert.DoesNotContain(await holder.AccountIdAsync(), phones);
    }

    [Fact]
    public async Task Person_applies_from_the_first_page_to_the_receipt_without_a_reader()
    {
        var holder = new PhoneHolder(world);
        await holder.SignInAsync();
        await holder.FillsInAsync();
        (await holder.AnswersAsync(PhoneHolder.Password, values: ("consent", "true"))).MustBe("1.6.1");
    }

    [Fact]
    public async Task Facts_of_another_card_do_not_enter_the_draft()
    {
        var holder = new PhoneHolder(world);
        await holder.SignInAsync();
        await holder.BeginsAsync();
        var page = await holder.AnswersAsync(PhoneHolder.Pin, "taro");
        Assert.Contains("鈴木", page.Words, StringComparison.Ordinal);
        Assert.NotEqual("1.5.8", page.Screen);
    }

    [Fact]
    public async Task Another_card_does_not_sign()
    {
        var holder = new PhoneHolder(world);
        await holder.SignInAsync();
        var draft = await holder.FillsInAsync();
        var page = await holder.AnswersAsync(PhoneHolder.Password, "taro", values: ("consent", "true"));
        Assert.Contains("鈴木", page.Words, StringComparison.Ordinal);
        var id = Applying.IdOf(draft);
        Assert.Equal(ApplicationState.Draft, await world.InDbAsync(db => db.Set<Application>().Where(a => a.Id == id).Select(a => a.State).SingleAsync()));
    }

    [Theory]
    [InlineData("timeout", "時間が過ぎました")]
    [InlineData("locked", "暗証番号がロックされています")]
    [InlineData("revoked", "電子証明書が失効しています")]
    [InlineData("expired", "電子証明書の有効期限が切れています")]
    [InlineData("unsupported", "このカードでは手続きできません")]
    [InlineData("unanswered", "いま電子証明書を確認できません")]
    public async Task Each_failure_has_its_page_and_the_way_back(string answer, string heading)
    {
        var holder = new PhoneHolder(world);
        await holder.SignInAsync();
        var draft = await holder.BeginsAsync();
        var page = (await holder.AnswersAsync("", answer: answer)).MustBe("0.5");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(heading, page.Words, StringComparison.Ordinal);
        Assert.Contains(draft + "/card", page.Links);
    }

    [Fact]
    public async Task Who_gives_up_is_back_where_she_was()
    {
        var holder = new PhoneHolder(world);
        await holder.SignInAsync();
        await holder.BeginsAsync();
        (await holder.AnswersAsync("", answer: "cancel")).MustBe("1.5.3");
    }

    [Fact]
    public async Task Provider_that_is_down_is_said_and_nothing_is_lost()
    {
        var holder = new PhoneHolder(world);
        await holder.SignInAsync();
        var draft = await holder.FillsInAsync();
        await world.WithoutProviderAsync(async () =>
        {
            var page = (await holder.Browser.SubmitAsync("main form", ("consent", "true"))).MustBe("0.5");
            Assert.Contains("いま利用できません", page.Words, StringComparison.Ordinal);
            Assert.Contains(draft + "/consent", page.Links);
        });
        await holder.Browser.OpenAsync(draft + "/consent");
        (await holder.AnswersAsync(PhoneHolder.Password, values: ("consent", "true"))).MustBe("1.6.1");
    }

    [Fact]
    public async Task H8_nothing_of_a_person_is_in_the_log()
    {
        var holder = new PhoneHolder(world);
        var page = await holder.SetsOutAsync();
        var state = QueryHelpers.ParseQuery(page.Query)["state"].ToString();
        var back = await world.AnswersAsync(page, "hanako", PhoneHolder.Pin);
        (await holder.Browser.OpenAsync(back)).MustBe("1.3.1");
        await holder.BeginsAsync();
        (await holder.AnswersAsync(PhoneHolder.Pin)).MustBe("1.5.8");
        var code = QueryHelpers.ParseQuery(back.Split('?')[1])["code"].ToString();
        var subject = (await KeysAsync()).Select(k => k.Subject);
        string[] secrets = [state, code, "山田", .. subject];
        Assert.All(secrets, secret => Assert.DoesNotContain(world.Logs.Lines, l => l.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Attempt_that_nobody_came_back_from_goes_with_its_request()
    {
        await new PhoneHolder(world).SetsOutAsync();
        var left = await world.InDbAsync(async db =>
        {
            var attempted = db.Set<CardRequest>().Where(r => db.Set<PhoneAttempt>().Any(a => a.RequestId == r.Id));
            var newest = await attempted.OrderByDescending(r => r.ExpiresAt).Select(r => r.Id).FirstAsync();
            await db.Set<CardRequest>().Where(r => r.Id == newest).ExecuteDeleteAsync();
            return await db.Set<PhoneAttempt>().CountAsync(a => a.RequestId == newest);
        });
        Assert.Equal(0, left);
    }

    private Task<List<SignInKey>> KeysAsync() => world.InDbAsync(db => db.Set<SignInKey>().AsNoTracking().Where(k => k.Way == "phone").ToListAsync());
}
