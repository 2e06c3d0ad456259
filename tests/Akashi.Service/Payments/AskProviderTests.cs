using Akashi.Service.Applications;
using Akashi.Service.Payments;
using Akashi.Service.Payments.Settle;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Payments;

/// <summary>Threat M8: nobody came back and no webhook came, so the outbox asks.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class AskProviderTests
{
    [Fact]
    public async Task Lost_webhook_and_closed_browser_are_made_up_for_by_asking()
    {
        using var catalog = new FeeCatalog();
        await using var world = await OwnWorld.StartAsync("Catalog=" + catalog.Folder);
        var payer = await Payer.AwaitsPaymentAsync(world);
        Payer.Switch(world, s => s with { Hold = true });
        await payer.PaysAsync(await payer.StartsAsync());
        world.MoveClock(TimeSpan.FromMinutes(61));
        await payer.UntilAsync(ApplicationState.Completed);
    }

    [Fact]
    public async Task Page_that_nobody_paid_on_expires_and_nothing_is_left_to_ask()
    {
        using var catalog = new FeeCatalog();
        await using var world = await OwnWorld.StartAsync("Catalog=" + catalog.Folder);
        var payer = await Payer.AwaitsPaymentAsync(world);
        Payer.Switch(world, s => s with { Hold = true });
        await payer.StartsAsync();
        Assert.Equal(1, await QuestionsAsync(world));
        world.MoveClock(TimeSpan.FromMinutes(61));
        await Wait.UntilAsync(async () => await payer.ChargeStateAsync() == ChargeState.Offered && await QuestionsAsync(world) == 0);
    }

    // The Service may die between closing the page and asking how it ended; or somebody closes the page at the provider.
    [Fact]
    public async Task Page_closed_before_its_time_is_asked_about_within_minutes()
    {
        using var catalog = new FeeCatalog();
        await using var world = await OwnWorld.StartAsync("Catalog=" + catalog.Folder);
        var payer = await Payer.AwaitsPaymentAsync(world);
        await payer.StartsAsync();
        await payer.ClosedByProviderAsync();
        await Wait.UntilAsync(async () => await AskAtAsync(world) < world.Now.AddMinutes(2));
        world.MoveClock(TimeSpan.FromMinutes(2));
        await Wait.UntilAsync(async () => await payer.ChargeStateAsync() == ChargeState.Offered);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task V10_attempt_of_the_future_is_settled_within_minutes_after_the_clock_was_set_back(bool isPaid)
    {
        using var catalog = new FeeCatalog();
        await using var world = await OwnWorld.StartAsync("Catalog=" + catalog.Folder);
        world.MoveClock(TimeSpan.FromDays(3));
        var payer = await Payer.AwaitsPaymentAsync(world);
        Payer.Switch(world, s => s with { Hold = true });
        var page = await payer.StartsAsync();
        if (isPaid) await payer.PaysAsync(page);
        world.MoveClock(TimeSpan.Zero);
        await Wait.UntilAsync(async () => await AskAtAsync(world) < world.Now.AddMinutes(2));
        world.MoveClock(TimeSpan.FromMinutes(2));
        if (isPaid) await payer.UntilAsync(ApplicationState.Completed);
        else await Wait.UntilAsync(async () => await payer.ChargeStateAsync() == ChargeState.Offered);
    }

    // Each silence leads to a new message, however long the provider stays unavailable.
    [Fact]
    public async Task Provider_that_stays_silent_is_asked_again_and_never_given_up()
    {
        using var catalog = new FeeCatalog();
        await using var world = await OwnWorld.StartAsync("Catalog=" + catalog.Folder);
        var payer = await Payer.AwaitsPaymentAsync(world);
        Payer.Switch(world, s => s with { Hold = true });
        await payer.PaysAsync(await payer.StartsAsync());
        Payer.Switch(world, s => s with { Hold = true, Silent = true });
        foreach (var hours in new[] { 2, 4 })
        {
            var before = await AskAtAsync(world);
            world.MoveClock(TimeSpan.FromHours(hours));
            await Wait.UntilAsync(async () => await AskAtAsync(world) > before);
        }
        Assert.Contains(0, await world.InDbAsync(db => db.Set<OutboxRow>().Where(r => r.Kind == AskProvider.Kind).Select(r => r.Attempts).ToListAsync()));
        Payer.Switch(world, s => s with { Hold = true });
        world.MoveClock(TimeSpan.FromHours(6));
        await payer.UntilAsync(ApplicationState.Completed);
    }

    private static Task<DateTimeOffset?> AskAtAsync(OwnWorld world) => world.InDbAsync(db => db.Set<Attempt>().Select(a => a.AskAt).SingleAsync());

    private static Task<int> QuestionsAsync(OwnWorld world) => world.InDbAsync(db => db.Set<OutboxRow>().CountAsync(r => r.Kind == AskProvider.Kind));
}
