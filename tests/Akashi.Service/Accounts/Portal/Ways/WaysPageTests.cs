using System.Net;
using Akashi.Service.Accounts;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Accounts.Portal.Ways;

/// <summary>Row 0.9: a holder sees her ways, sessions and sign-ins, and nobody else's; what she ends has ended at its next request.</summary>
public sealed class WaysPageTests(World world)
{
    private const string Path = "/accounts/ways";

    [Fact]
    public async Task Page_shows_the_way_the_session_and_the_sign_in()
    {
        var page = (await (await world.HolderSignedIn()).Browser.OpenAsync(Path)).MustBe("0.9");
        Assert.Equal("ログインの方法と履歴", page.Heading);
        foreach (var words in new[] { "カードリーダー", "いま使っている方法", "この機器", "そのほかの機器、そのほかのブラウザー" })
            Assert.Contains(words, page.Words, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll(".time-line li"));
        Assert.DoesNotContain(page.Links, l => l.StartsWith("/accounts/remove/", StringComparison.Ordinal));
        // No phone is configured here, and the only way is not added once more.
        Assert.DoesNotContain("追加する", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task My_page_leads_to_it() =>
        Assert.Contains(Path, (await (await world.HolderSignedIn()).Browser.OpenAsync("/home/me")).Links);

    [Fact]
    public async Task Another_browser_is_signed_out_at_its_next_request()
    {
        var (here, there, third) = await ThreeAsync();
        await here.Browser.OpenAsync(Path);
        var id = await SessionOfAsync(there);
        var page = await here.Browser.PostAsync(Path + "?handler=end", ("session", id.ToString()));
        Assert.Contains("選んだ機器をログアウトしました。", page.Words, StringComparison.Ordinal);
        (await there.Browser.OpenAsync("/home")).MustBe("0.1");
        (await third.Browser.OpenAsync("/home")).MustBe("1.3.1");
        (await here.Browser.OpenAsync("/home")).MustBe("1.3.1");
    }

    [Fact]
    public async Task All_others_are_signed_out_and_this_one_stays()
    {
        var (here, there, third) = await ThreeAsync();
        await here.Browser.OpenAsync(Path);
        await here.Browser.PressAsync("ほかの機器をすべてログアウトする");
        Assert.Single(here.Browser.Page.Document.QuerySelectorAll("[id^=session-]"));
        (await there.Browser.OpenAsync("/home")).MustBe("0.1");
        (await third.Browser.OpenAsync("/home")).MustBe("0.1");
        (await here.Browser.OpenAsync("/home")).MustBe("1.3.1");
    }

    [Fact]
    public async Task J9_session_of_another_holder_is_not_ended_by_its_id()
    {
        var (here, other) = (await world.HolderSignedIn(), await world.HolderSignedIn("taro"));
        await here.Browser.OpenAsync(Path);
        var page = await here.Browser.PostAsync(Path + "?handler=end", ("session", (await SessionOfAsync(other)).ToString()));
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        await here.Browser.OpenAsync(Path);
        await here.Browser.PostAsync(Path + "?handler=endOthers");
        (await other.Browser.OpenAsync("/home")).MustBe("1.3.1");
    }

    [Theory]
    [InlineData("?handler=end")]
    [InlineData("?handler=endOthers")]
    [InlineData("?handler=add")]
    public async Task J9_press_without_the_forms_token_changes_nothing(string handler)
    {
        var (here, there, _) = await ThreeAsync();
        using var content = new FormUrlEncodedContent([new("session", (await SessionOfAsync(there)).ToString()), new("way", "Phone")]);
        using var answer = await here.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, Path + handler) { Content = content });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        (await there.Browser.OpenAsync("/home")).MustBe("1.3.1");
    }

    [Fact]
    public async Task Way_of_the_session_cannot_be_removed()
    {
        var holder = await world.HolderSignedIn();
        var account = await holder.AccountIdAsync();
        var way = Assert.Single(await world.InServiceAsync(s => s.GetRequiredService<AccountsFace>().WaysAsync(account, default)));
        await holder.Browser.OpenAsync(Path);
        var page = await holder.Browser.PostAsync("/accounts/remove/" + way.Id);
        Assert.Contains("いま使っている方法は外せません", page.Words, StringComparison.Ordinal);
        Assert.Single(await world.InServiceAsync(s => s.GetRequiredService<AccountsFace>().WaysAsync(account, default)));
    }

    [Fact]
    public async Task Lines_older_than_a_year_are_not_shown_and_are_removed()
    {
        var holder = await world.HolderSignedIn();
        var account = await holder.AccountIdAsync();
        var old = world.Now.AddMonths(-12).AddDays(-1);
        await world.InDbAsync(db =>
        {
            db.Add(new AccessEntry
            {
                Id = Guid.CreateVersion7(old),
                AccountId = account,
                At = old,
                Kind = AccessKind.SignedIn,
                Way = "phone",
                Device = VisitorDevice.Unknown.Code,
            });
            return db.SaveChangesAsync();
        });
        Assert.Single((await holder.Browser.OpenAsync(Path)).Document.QuerySelectorAll(".time-line li"));
        Assert.True(await world.InDbAsync(db => new EndedAccessEntries(db, TimeProvider.System).RemoveEndedAsync(500, default)) > 0);
        Assert.Single(await world.InServiceAsync(s => s.GetRequiredService<AccountsFace>().AccessAsync(account, default)));
    }

    [Fact]
    public async Task Nothing_but_the_kind_of_device_is_kept()
    {
        const string agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/604.1";
        var holder = new Holder(world, world.NewCard());
        var way = await world.Agent().AnswerAsync(await holder.AsksToSignInAsync(), holder.Card);
        using var back = await holder.Browser.GetAsync(way);
        using var request = new HttpRequestMessage(HttpMethod.Get, back.Headers.Location);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        using var signedIn = await holder.Browser.SendAsync(request);
        var account = await holder.AccountIdAsync();
        Assert.Contains("iPhone、Safari", (await holder.Browser.OpenAsync(Path)).Words, StringComparison.Ordinal);
        var kept = await world.InDbAsync(db => Task.FromResult(db.Set<AccessEntry>().Single(e => e.AccountId == account).Device));
        Assert.Equal("IPhone Safari", kept);
    }

    private async Task<(Holder Here, Holder There, Holder Third)> ThreeAsync()
    {
        var here = await world.HolderSignedIn();
        return (here, await world.HolderSignedIn(here.Card), await world.HolderSignedIn(here.Card));
    }

    private Task<Guid> SessionOfAsync(Holder holder)
    {
        var key = holder.Browser.Cookies.GetCookies(world.Origin)["akashi-holder"]!.Value;
        return world.InServiceAsync(async s => (await s.GetRequiredService<SessionStore>().FindAsync(Surface.Holder, key, default))!.Id);
    }
}
