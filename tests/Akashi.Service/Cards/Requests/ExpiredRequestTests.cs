using System.Net;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Requests;

/// <summary>C3: five minutes after it was made, a request no longer works at any step.</summary>
public sealed class ExpiredRequestTests : IAsyncLifetime
{
    private OwnWorld world = null!;

    public async ValueTask InitializeAsync() => world = await OwnWorld.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task After_five_minutes_a_request_is_gone_at_each_step()
    {
        var holder = new Holder(world, world.NewCard());
        var agent = world.Agent();
        var fresh = await holder.AsksToSignInAsync();
        var claimed = await agent.ClaimAsync(await holder.AsksToSignInAsync());
        var answered = await agent.AnswerAsync(await holder.AsksToSignInAsync(), holder.Card);

        world.MoveClock(TimeSpan.FromMinutes(5));
        Assert.Equal((HttpStatusCode.Gone, "expired"), CodeOf(await agent.SeenAsync(fresh)));
        Assert.Equal((HttpStatusCode.Gone, "expired"), CodeOf(await agent.TryClaimAsync(fresh)));
        Assert.Equal((HttpStatusCode.Gone, "expired"), CodeOf(await agent.ProveAsync(claimed, holder.Card.Authentication)));
        Assert.Contains(FaultHeadings.NotYours, (await holder.Browser.OpenAsync(answered)).Words, StringComparison.Ordinal);
        Assert.Contains("この読み取りは終わっています", (await holder.Browser.OpenAsync("/cards/wait/" + fresh)).Words, StringComparison.Ordinal);
    }

    private static (HttpStatusCode Status, string? Code) CodeOf(ChannelAnswer answer) => (answer.Status, answer.Code);
}
