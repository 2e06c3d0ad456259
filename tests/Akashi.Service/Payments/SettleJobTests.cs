using Akashi.Service.Applications;
using Akashi.Service.Payments;
using Akashi.Service.Payments.Settle;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Payments;

/// <summary>Threat M8: nobody came back, and no webhook came.</summary>
public sealed class SettleJobTests
{
    [Fact]
    public async Task Lost_webhook_and_closed_browser_are_made_good_by_asking()
    {
        using var catalog = new FeeCatalog();
        await using var world = await OwnWorld.StartAsync("Catalog=" + catalog.Folder);
        var payer = await Payer.AwaitsPaymentAsync(world);
        Payer.Switch(world, s => s with { Hold = true });
        await payer.PaysAsync(await payer.StartsAsync());
        world.MoveClock(TimeSpan.FromMinutes(61));
        await world.Services.GetRequiredService<SettleJob>().RunOnceAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ApplicationState.Completed, await payer.StateAsync());
    }

    [Fact]
    public async Task Page_that_nobody_paid_on_ends_by_its_time()
    {
        using var catalog = new FeeCatalog();
        await using var world = await OwnWorld.StartAsync("Catalog=" + catalog.Folder);
        var payer = await Payer.AwaitsPaymentAsync(world);
        Payer.Switch(world, s => s with { Hold = true });
        await payer.StartsAsync();
        world.MoveClock(TimeSpan.FromMinutes(61));
        await world.Services.GetRequiredService<SettleJob>().RunOnceAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ChargeState.Offered, await payer.ChargeStateAsync());
    }
}
