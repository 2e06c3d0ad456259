using System.Net;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Portal.Return;

/// <summary>C3, C4: a return code works once, and only in the session that asked.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class ReturnTests(World world)
{
    [Fact]
    public async Task Return_code_signs_in_once()
    {
        var (holder, wayHome) = await AnsweredAsync();
        Assert.Equal("/home", (await holder.Browser.OpenAsync(wayHome)).Path);
        NotYours(await holder.Browser.OpenAsync(wayHome));
    }

    // Login CSRF: the attacker's answered request, opened in the victim's browser.
    [Fact]
    public async Task Return_code_in_another_session_signs_nobody_in()
    {
        var (_, wayHome) = await AnsweredAsync();
        var victim = new Holder(world, world.CardInSandbox("taro"));
        await victim.AsksToSignInAsync();
        NotYours(await victim.Browser.OpenAsync(wayHome));
        Assert.Equal("/", (await victim.Browser.OpenAsync("/home")).Path);
    }

    [Fact]
    public async Task Return_code_in_a_browser_without_session_leads_to_the_start_page()
    {
        var (_, wayHome) = await AnsweredAsync();
        var page = await world.Stranger().OpenAsync(wayHome);
        Assert.Equal("/", page.Path);
        page.MustBe("0.1");
    }

    [Fact]
    public async Task Return_code_tried_elsewhere_first_still_works_in_its_own_session()
    {
        var (holder, wayHome) = await AnsweredAsync();
        var other = new Holder(world, world.CardInSandbox("taro"));
        await other.AsksToSignInAsync();
        await other.Browser.OpenAsync(wayHome);
        Assert.Equal("/home", (await holder.Browser.OpenAsync(wayHome)).Path);
    }

    // The reverse: a signed-in holder's session takes no answer to another person's request for its draft.
    [Fact]
    public async Task Facts_of_another_session_do_not_enter_a_draft()
    {
        var (victim, attacker) = (await world.HolderSignedIn(), await world.HolderSignedIn("taro"));
        var draft = await victim.BeginsAsync();
        var foreign = await attacker.BeginsAsync();
        await attacker.Browser.OpenAsync(foreign + "/card");
        var tx = Holder.WaitsFor(await attacker.Browser.SubmitAsync("main form"));
        await world.Agent().AnswerAsync(tx, attacker.Card);
        (await victim.Browser.OpenAsync($"{draft}/facts?card={tx}")).MustBe("1.5.3");
    }

    // Any program on the machine may know the request's id; only its return code completes it.
    [Fact]
    public async Task Answer_is_not_taken_before_its_return_code_has_arrived()
    {
        var holder = new Holder(world, world.CardInSandbox("hanako"));
        var tx = await holder.AsksToSignInAsync();
        await world.Agent().AnswerAsync(tx, holder.Card);
        NotYours(await holder.Browser.OpenAsync("/accounts/sign-in?card=" + tx));
    }

    [Theory]
    [InlineData("/cards/return")]
    [InlineData("/cards/return?code=")]
    [InlineData("/cards/return?code=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Made_up_return_code_is_refused_with_a_way_out(string address)
    {
        var holder = new Holder(world, world.CardInSandbox("hanako"));
        await holder.AsksToSignInAsync();
        NotYours(await holder.Browser.OpenAsync(address));
    }

    private static void NotYours(Page page)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(FaultHeadings.NotYours, page.Words, StringComparison.Ordinal);
        Assert.Contains("/", page.Links);
    }

    private async Task<(Holder Holder, string WayHome)> AnsweredAsync()
    {
        var holder = new Holder(world, world.CardInSandbox("hanako"));
        return (holder, await world.Agent().AnswerAsync(await holder.AsksToSignInAsync(), holder.Card));
    }
}
