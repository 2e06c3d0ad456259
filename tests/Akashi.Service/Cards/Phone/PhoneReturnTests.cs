using System.Net;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Tests.Given;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Cards.Phone;

/// <summary>H1, H3, H4: a state works once and only in the session that set out; what comes with it must belong to it.</summary>
[Collection(PhoneTests.Name)]
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class PhoneReturnTests(PhoneWorld world)
{
    private const string Before = "この読み取りの結果は、すでに受け取っています";
    private const string NotConfirmed = "本人確認の結果を確かめられませんでした";

    // Login CSRF: the attacker's answered attempt, opened in the victim's browser.
    [Fact]
    public async Task H1_state_of_another_session_signs_nobody_in_and_stays_good_in_its_own()
    {
        var (attacker, victim) = (new PhoneHolder(world, "taro"), new PhoneHolder(world));
        var back = await world.AnswersAsync(await attacker.SetsOutAsync(), "taro", PhoneHolder.Pin);
        await victim.SetsOutAsync();
        await RefusedAsync(victim, back);
        (await attacker.Browser.OpenAsync(back)).MustBe("1.3.1");
    }

    [Fact]
    public async Task H1_state_comes_home_once()
    {
        var holder = new PhoneHolder(world);
        var back = await world.AnswersAsync(await holder.SetsOutAsync(), "hanako", PhoneHolder.Pin);
        (await holder.Browser.OpenAsync(back)).MustBe("1.3.1");
        var (sessions, refusals) = (await SessionsAsync(), Refusals());
        var page = (await holder.Browser.OpenAsync(back)).MustBe("0.5");
        Assert.Equal((HttpStatusCode.OK, Before), (page.Status, page.Heading));
        Assert.Equal((sessions, refusals + 1), (await SessionsAsync(), Refusals()));
        Assert.Contains("/home", page.Links);
        (await holder.Browser.OpenAsync("/home")).MustBe("1.3.1");
    }

    // In the session that set out too, where facts were read and nobody signed in anew.
    [Fact]
    public async Task H1_answer_that_comes_home_twice_is_taken_once()
    {
        var holder = new PhoneHolder(world);
        await holder.SignInAsync();
        var draft = await holder.BeginsAsync();
        var back = await world.AnswersAsync(await PhoneWorld.GoesOverAsync(holder.Browser, "main form"), "hanako", PhoneHolder.Pin);
        (await holder.Browser.OpenAsync(back)).MustBe("1.5.8");
        Assert.Equal(Before, (await holder.Browser.OpenAsync(back)).Heading);
        (await holder.Browser.OpenAsync(draft + "/facts")).MustBe("1.5.8");
    }

    [Fact]
    public async Task H1_browser_without_session_is_led_to_the_start_page()
    {
        var holder = new PhoneHolder(world);
        var back = await world.AnswersAsync(await holder.SetsOutAsync(), "hanako", PhoneHolder.Pin);
        (await world.Stranger().OpenAsync(back)).MustBe("0.1");
    }

    // Code injection: a code of another attempt beside my own state. PKCE and nonce belong to the attempt.
    [Fact]
    public async Task H3_code_of_another_attempt_is_refused()
    {
        var (attacker, victim) = (new PhoneHolder(world, "taro"), new PhoneHolder(world));
        var stolen = ValueOf("code", await world.AnswersAsync(await attacker.SetsOutAsync(), "taro", PhoneHolder.Pin));
        var state = ValueOf("state", (await victim.SetsOutAsync()).Query);
        var page = await victim.Browser.OpenAsync($"/cards/phone/return?code={Uri.EscapeDataString(stolen)}&state={state}");
        Assert.Contains(NotConfirmed, page.Words, StringComparison.Ordinal);
        (await victim.Browser.OpenAsync("/home")).MustBe("0.1");
    }

    [Fact]
    public async Task H4_answer_of_another_provider_is_refused()
    {
        var holder = new PhoneHolder(world);
        var back = await world.AnswersAsync(await holder.SetsOutAsync(), "hanako", PhoneHolder.Pin);
        var mixed = back.Replace($"iss={Uri.EscapeDataString(world.IdentityOrigin.AbsoluteUri)}", "iss=https%3A%2F%2Fother.test%2F", StringComparison.Ordinal);
        Assert.NotEqual(back, mixed);
        Assert.Contains(NotConfirmed, (await holder.Browser.OpenAsync(mixed)).Words, StringComparison.Ordinal);
        (await holder.Browser.OpenAsync("/home")).MustBe("0.1");
    }

    [Fact]
    public async Task H1_who_comes_after_the_end_of_the_request_is_not_let_in()
    {
        var holder = new PhoneHolder(world);
        var back = await world.AnswersAsync(await holder.SetsOutAsync(), "hanako", PhoneHolder.Pin);
        await world.WithClockAsync(TimeSpan.FromMinutes(16), () => RefusedAsync(holder, back));
    }

    // The pages of the phone's service live ten minutes, twice as long as a request that nobody answers.
    [Fact]
    public async Task Who_takes_as_long_as_the_phones_service_allows_is_let_in()
    {
        var holder = new PhoneHolder(world);
        var page = await holder.SetsOutAsync();
        await world.WithClockAsync(TimeSpan.FromMinutes(9), async () =>
            (await holder.Browser.OpenAsync(await world.AnswersAsync(page, "hanako", PhoneHolder.Pin))).MustBe("1.3.1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=x")]
    [InlineData("?state=x&code=y")]
    [InlineData("?state=x&error=access_denied")]
    [InlineData("?state=x&state=y&code=z")]
    [InlineData("?state=x&code=y&error=access_denied")]
    public async Task Made_up_answer_is_refused_with_a_way_out(string query)
    {
        var holder = new PhoneHolder(world);
        await holder.SetsOutAsync();
        await RefusedAsync(holder, "/cards/phone/return" + query);
    }

    [Fact]
    public async Task Only_the_first_way_answers_a_request()
    {
        var holder = new PhoneHolder(world);
        await holder.Browser.OpenAsync("/");
        await holder.Browser.SubmitAsync(PhoneHolder.ReaderForm);
        var (tx, card) = (Holder.WaitsFor(holder.Browser.Page), world.CardInSandbox("hanako"));
        var back = await world.AnswersAsync(await PhoneWorld.GoesOverAsync(holder.Browser, "main form"), "hanako", PhoneHolder.Pin);
        var agent = world.Agent();
        var claimed = await agent.ClaimAsync(tx);
        (await holder.Browser.OpenAsync(back)).MustBe("1.3.1");
        Assert.Equal(HttpStatusCode.Conflict, (await agent.ProveAsync(claimed, card.Authentication)).Status);
    }

    [Fact]
    public async Task Phone_comes_too_late_after_the_agent()
    {
        var holder = new PhoneHolder(world);
        await holder.Browser.OpenAsync("/");
        await holder.Browser.SubmitAsync(PhoneHolder.ReaderForm);
        var tx = Holder.WaitsFor(holder.Browser.Page);
        var back = await world.AnswersAsync(await PhoneWorld.GoesOverAsync(holder.Browser, "main form"), "hanako", PhoneHolder.Pin);
        await world.Agent().AnswerAsync(tx, world.CardInSandbox("taro"));
        await RefusedAsync(holder, back);
    }

    private async Task RefusedAsync(PhoneHolder holder, string back)
    {
        var before = Refusals();
        NotYours(await holder.Browser.OpenAsync(back));
        Assert.Equal(before + 1, Refusals());
        (await holder.Browser.OpenAsync("/home")).MustBe("0.1");
    }

    private Task<int> SessionsAsync() => world.InDbAsync(db => db.Set<Session>().CountAsync());

    private int Refusals() => world.Logs.Lines.Count(l => l.Contains("PhoneRefused", StringComparison.Ordinal));

    private static string ValueOf(string name, string address) =>
        QueryHelpers.ParseQuery(address[(address.IndexOf('?', StringComparison.Ordinal) + 1)..])[name].ToString();

    private static void NotYours(Page page)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(FaultHeadings.NotYours, page.Words, StringComparison.Ordinal);
    }
}
