using Akashi.Service.Cards;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Pages;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Platform.Housekeeping;

/// <summary>P11: facts in answers, and ended sessions, are not kept for ever.</summary>
public class HousekeeperTests
{
    [Fact]
    public async Task Expired_rows_are_removed_and_live_ones_stay()
    {
        await using var desk = await Desk.OpenAsync();
        await BeginAllAsync(desk);
        desk.Clock.Advance(TimeSpan.FromHours(25));
        await BeginAllAsync(desk);
        Assert.Equal(3, await desk.Services.GetRequiredService<Housekeeper>().RunOnceAsync(CancellationToken.None));
        Assert.Single(await desk.RowsAsync<Session>());
        Assert.Single(await desk.RowsAsync<CardRequest>());
        Assert.Single(await desk.RowsAsync<PasskeyCeremony>());
    }

    /// <summary>V10: what began in the future would otherwise stay, with the facts in it, until its date has passed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(72)]
    [InlineData(365 * 24)]
    public async Task V10_what_began_in_the_future_is_removed_after_the_clock_was_set_back(int hours)
    {
        await using var desk = await Desk.OpenAsync();
        await BeginAllAsync(desk);
        desk.Clock.AdjustTime(desk.Clock.GetUtcNow().AddHours(-hours));
        await BeginAllAsync(desk);
        Assert.Equal(3, await desk.Services.GetRequiredService<Housekeeper>().RunOnceAsync(CancellationToken.None));
        Assert.Single(await desk.RowsAsync<Session>());
        Assert.False(Assert.Single(await desk.RowsAsync<CardRequest>()).HasEnded(desk.Clock.GetUtcNow()));
        Assert.False(Assert.Single(await desk.RowsAsync<PasskeyCeremony>()).HasEnded(desk.Clock.GetUtcNow()));
    }

    private static async Task BeginAllAsync(Desk desk)
    {
        var (session, _) = await desk.WithAsync((SessionStore sessions) => sessions.OpenAsync(Surface.Holder, null, CancellationToken.None));
        var question = new CardQuestion(CardAction.Authenticate, session, VisitorSystem.Windows, ["0.2"], "/", "/", [CardWay.Card]);
        await desk.WithAsync((CardsFace cards) => cards.AskAsync(question, CancellationToken.None));
        await desk.WithAsync((Akashi.Service.Platform.Storage.AkashiDb db) =>
        {
            db.Add(new PasskeyCeremony { SessionId = session, State = "", ExpiresAt = desk.Clock.GetUtcNow().AddMinutes(5) });
            return db.SaveChangesAsync();
        });
    }
}
