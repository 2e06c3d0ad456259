using System.Net;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Accounts;

/// <summary>P7: a session is a record, and when it ends it ends for everybody who has the cookie.</summary>
public sealed class SessionTests(World world)
{
    private const string Cookie = "akashi-holder";

    // Session fixation: a key planted by an attacker before sign-in is worth nothing afterwards.
    [Fact]
    public async Task Sign_in_replaces_the_session()
    {
        var holder = new Holder(world, world.CardInSandbox("hanako"));
        var tx = await holder.AsksToSignInAsync();
        var before = KeyOf(holder.Browser);
        await holder.Browser.OpenAsync(await world.Agent().AnswerAsync(tx, holder.Card));
        Assert.NotEqual(before, KeyOf(holder.Browser));
        Assert.False(await IsSignedInAsync(before));
        Assert.True(await IsSignedInAsync(KeyOf(holder.Browser)));
    }

    // The old session has really ended: it can neither ask for a card nor take an answer.
    [Fact]
    public async Task Session_before_sign_in_is_over_afterwards()
    {
        var holder = new Holder(world, world.CardInSandbox("hanako"));
        var tx = await holder.AsksToSignInAsync();
        using var thief = world.Stranger();
        thief.Cookies.Add(world.Origin, new Cookie(Cookie, KeyOf(holder.Browser)));
        await holder.Browser.OpenAsync(await world.Agent().AnswerAsync(tx, holder.Card));
        (await thief.OpenAsync("/cards/wait/" + tx)).MustBe("0.1");
    }

    [Fact]
    public async Task Sign_out_ends_the_session_for_a_stolen_cookie_too()
    {
        var holder = await world.HolderSignedIn();
        var stolen = KeyOf(holder.Browser);
        (await holder.Browser.SubmitAsync("form[action='/accounts/sign-out']")).MustBe("0.1");
        Assert.False(await IsSignedInAsync(stolen));
    }

    [Fact]
    public async Task Sign_out_here_leaves_the_holders_other_browser()
    {
        var (here, there) = await TwoBrowsersAsync();
        await here.Browser.SubmitAsync("form[action='/accounts/sign-out']");
        Assert.True(await IsSignedInAsync(KeyOf(there.Browser)));
    }

    [Fact]
    public async Task Sign_out_everywhere_ends_the_holders_other_browser()
    {
        var (here, there) = await TwoBrowsersAsync();
        await here.Browser.SubmitAsync("form[action='/accounts/sign-out']", ("everywhere", "true"));
        Assert.False(await IsSignedInAsync(KeyOf(there.Browser)));
    }

    [Fact]
    public async Task Sign_out_everywhere_leaves_other_holders()
    {
        var (here, other) = (await world.HolderSignedIn(), await world.HolderSignedIn("taro"));
        await here.Browser.SubmitAsync("form[action='/accounts/sign-out']", ("everywhere", "true"));
        Assert.True(await IsSignedInAsync(KeyOf(other.Browser)));
    }

    [Fact]
    public async Task Sign_out_needs_the_forms_token()
    {
        var holder = await world.HolderSignedIn();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/accounts/sign-out") { Content = new FormUrlEncodedContent([]) };
        using var answer = await holder.Browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(await IsSignedInAsync(KeyOf(holder.Browser)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("made-up")]
    public async Task Made_up_cookie_opens_nothing(string key) => Assert.False(await IsSignedInAsync(key));

    [Fact]
    public async Task Session_before_sign_in_is_led_to_the_start_page()
    {
        var holder = new Holder(world, world.CardInSandbox("hanako"));
        await holder.AsksToSignInAsync();
        (await holder.Browser.OpenAsync("/home")).MustBe("0.1");
    }

    private static string KeyOf(Browser browser) => browser.Cookies.GetCookies(browser.Origin)[Cookie]!.Value;

    private async Task<bool> IsSignedInAsync(string key)
    {
        using var thief = world.Stranger();
        thief.Cookies.Add(world.Origin, new Cookie(Cookie, key));
        using var home = await thief.GetAsync("/home");
        return home.StatusCode == HttpStatusCode.OK;
    }

    private async Task<(Holder Here, Holder There)> TwoBrowsersAsync()
    {
        var here = await world.HolderSignedIn();
        return (here, await world.HolderSignedIn(here.Card));
    }
}
