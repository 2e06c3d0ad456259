using Akashi.Service.Cards;
using Akashi.Service.Cards.Phone.Handovers;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Cards.Phone.Handovers;

/// <summary>The rules of a handover on both engines: who is first, how many tries, how long, and whose the answer is.</summary>
public sealed class HandoverTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private Desk desk = null!;
    private Guid session;
    private string request = "";

    public async ValueTask InitializeAsync()
    {
        desk = await Desk.OpenAsync();
        (session, _) = await desk.WithAsync((SessionStore sessions) => sessions.OpenAsync(Surface.Holder, null, Ct));
        var question = new CardQuestion(CardAction.Authenticate, session, VisitorSystem.Windows, ["0.2"], "/", "/", [CardWay.Card, CardWay.Phone]);
        request = (await desk.WithAsync((CardsFace cards) => cards.AskAsync(question, Ct))).Split('/')[^1];
        Assert.True(await OfferAsync());
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task Of_two_phones_at_once_one_takes_the_code()
    {
        var token = (await HandoverAsync()).Token;
        var secrets = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ClaimAsync(token)));
        Assert.Single(secrets.OfType<string>());
    }

    [Fact]
    public async Task Tries_at_once_are_all_counted()
    {
        await ClaimAsync((await HandoverAsync()).Token);
        var wrong = (await HandoverAsync()).Number == "000000" ? "000001" : "000000";
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TypeAsync(wrong)));
        Assert.Equal((HandoverState.Guessed, Handover.MostWrong), ((await HandoverAsync()).State, (await HandoverAsync()).Wrong));
        Assert.Equal(CardRequestState.Ended, (await RequestAsync()).State);
    }

    [Fact]
    public async Task Number_before_the_claim_or_of_another_session_does_not_count()
    {
        Assert.Equal(NumberOutcome.NotAsked, await TypeAsync("000000"));
        await ClaimAsync((await HandoverAsync()).Token);
        var number = (await HandoverAsync()).Number!;
        var other = await desk.WithAsync((ComputerSide side) => side.ConfirmAsync(request, Guid.Empty, number, Ct));
        Assert.Equal((NumberOutcome.NotAsked, HandoverState.Claimed), (other, (await HandoverAsync()).State));
        Assert.Equal(NumberOutcome.Confirmed, await TypeAsync(number));
    }

    [Fact]
    public async Task Each_step_gives_ten_minutes_and_none_goes_beyond_the_longest_life()
    {
        var opened = (await RequestAsync()).OpenedAt;
        Assert.Equal(opened + TimeSpan.FromMinutes(10), (await RequestAsync()).ExpiresAt);
        desk.Clock.Advance(TimeSpan.FromMinutes(9));
        await ClaimAsync((await HandoverAsync()).Token);
        Assert.Equal(opened + TimeSpan.FromMinutes(19), (await RequestAsync()).ExpiresAt);
        var late = await RequestAsync();
        late.Prolong(opened + TimeSpan.FromMinutes(18), TimeSpan.FromHours(1));
        Assert.Equal(opened + CardRequest.Longest, late.ExpiresAt);
        desk.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(NumberOutcome.NotAsked, await TypeAsync((await HandoverAsync()).Number!));
    }

    [Fact]
    public async Task Offering_twice_keeps_the_code_and_ending_it_takes_it_away()
    {
        var token = (await HandoverAsync()).Token;
        Assert.True(await OfferAsync());
        Assert.Equal(token, (await HandoverAsync()).Token);
        Assert.Equal("/", await desk.WithAsync((ComputerSide side) => side.GiveUpAsync(request, session, Ct)));
        Assert.Null(await ClaimAsync(token));
        Assert.False(await OfferAsync());
    }

    // The agent answered: its browser has the code already.
    [Fact]
    public async Task Code_to_return_with_is_made_for_what_the_phone_brought_alone()
    {
        await ClaimAsync((await HandoverAsync()).Token);
        await desk.WithAsync(async (AkashiDb db) =>
        {
            var answered = await db.Set<CardRequest>().FindAsync([request], Ct);
            (answered!.State, answered.Answer, answered.ReturnCodeDigest) = (CardRequestState.Answered, "{}", "digest");
            return await db.SaveChangesAsync(Ct);
        });
        Assert.Null(await desk.WithAsync((ComputerSide side) => side.ReturnCodeAsync(request, session, Ct)));
        Assert.Equal("digest", (await RequestAsync()).ReturnCodeDigest);
    }

    private Task<bool> OfferAsync() => desk.WithAsync((ComputerSide side) => side.OfferAsync(request, session, VisitorSystem.Windows, Ct));

    private Task<string?> ClaimAsync(string token) => desk.WithAsync((PhoneSide side) => side.ClaimAsync(token, Ct));

    private Task<NumberOutcome> TypeAsync(string number) => desk.WithAsync((ComputerSide side) => side.ConfirmAsync(request, session, number, Ct));

    private async Task<Handover> HandoverAsync() => Assert.Single(await desk.RowsAsync<Handover>());

    private async Task<CardRequest> RequestAsync() => Assert.Single(await desk.RowsAsync<CardRequest>());
}
