using System.Net;
using System.Net.Http.Json;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Requests;

/// <summary>C3, C5: a request is claimed once and answered once, by the holder of the pairing token.</summary>
public sealed class CardRequestTests(World world)
{
    [Fact]
    public async Task Agent_is_told_what_to_do_and_on_which_screens()
    {
        var seen = (await world.Agent().SeenAsync(await AskedAsync())).Body;
        Assert.Equal("authenticate", seen.GetProperty("action").GetString());
        Assert.Equal(["0.2", "0.3", "0.4"], seen.GetProperty("screens").EnumerateArray().Select(s => s.GetString()));
        Assert.False(string.IsNullOrEmpty(seen.GetProperty("service").GetString()));
    }

    [Fact]
    public async Task Second_claim_is_refused()
    {
        var tx = await AskedAsync();
        await world.Agent().ClaimAsync(tx);
        Refused(await world.Agent().TryClaimAsync(tx), HttpStatusCode.Conflict, "already-claimed");
    }

    [Fact]
    public async Task Only_one_of_many_simultaneous_claims_succeeds()
    {
        var tx = await AskedAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.Agent().TryClaimAsync(tx)));
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Refused(a, HttpStatusCode.Conflict, "already-claimed"));
    }

    [Fact]
    public async Task Unknown_request_is_refused()
    {
        var agent = world.Agent();
        Refused(await agent.SeenAsync("nobody"), HttpStatusCode.NotFound, "unknown");
        Refused(await agent.TryClaimAsync("nobody"), HttpStatusCode.NotFound, "unknown");
        Refused(await agent.ResultAsync("nobody", "token", JsonContent.Create(new { failure = "cancelled" })), HttpStatusCode.NotFound, "unknown");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Answer_without_the_pairing_token_is_refused(string? token)
    {
        var tx = await AskedAsync();
        await world.Agent().ClaimAsync(tx);
        Refused(await world.Agent().ResultAsync(tx, token, JsonContent.Create(new { failure = "cancelled" })), HttpStatusCode.Unauthorized, "wrong-token");
    }

    [Fact]
    public async Task Answer_before_any_claim_is_refused()
    {
        var answer = await world.Agent().ResultAsync(await AskedAsync(), "", JsonContent.Create(new { failure = "cancelled" }));
        Refused(answer, HttpStatusCode.Unauthorized, "wrong-token");
    }

    [Fact]
    public async Task Pairing_token_of_another_request_is_refused()
    {
        var agent = world.Agent();
        var (mine, other) = (await agent.ClaimAsync(await AskedAsync()), await agent.ClaimAsync(await AskedAsync()));
        Refused(await agent.ResultAsync(mine with { Token = other.Token }, new { failure = "cancelled" }), HttpStatusCode.Unauthorized, "wrong-token");
    }

    [Fact]
    public async Task Second_answer_is_refused()
    {
        var agent = world.Agent();
        var claimed = await agent.ClaimAsync(await AskedAsync());
        await agent.ResultAsync(claimed, new { failure = "cancelled" });
        Refused(await agent.ProveAsync(claimed, world.CardInSandbox("hanako").Authentication), HttpStatusCode.Conflict, "already-claimed");
    }

    [Fact]
    public async Task Every_request_has_its_own_nonce_and_id()
    {
        var agent = world.Agent();
        var (one, two) = (await agent.ClaimAsync(await AskedAsync()), await agent.ClaimAsync(await AskedAsync()));
        Assert.NotEqual(one.Tx, two.Tx);
        Assert.NotEqual(one.Nonce, two.Nonce);
        Assert.Equal((43, 32), (one.Tx.Length, one.Nonce.Length));
    }

    private static void Refused(ChannelAnswer answer, HttpStatusCode status, string code) => Assert.Equal((status, code), (answer.Status, answer.Code));

    private Task<string> AskedAsync() => new Holder(world, world.CardInSandbox("hanako")).AsksToSignInAsync();
}
