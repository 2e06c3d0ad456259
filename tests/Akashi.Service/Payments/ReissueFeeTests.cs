using System.Net;
using Akashi.Service.Applications;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Payments;

/// <summary>再交付 of 介護福祉士 as it is shipped: its fee is due with the application (decision 0043, rows 1.7.1 and 5.1.1 to 5.4.1).</summary>
[Collection(PayingGroup.Name)]
public sealed class ReissueFeeTests(PayingWorld paying)
{
    private readonly OwnWorld world = paying.World;

    [Fact]
    public async Task Staff_see_it_after_the_payment_and_its_receipt_stands_on_list_and_time_line_at_once()
    {
        var payer = await Payer.OwesForReissueAsync(world);
        var clerk = await world.StaffSignedIn();
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Browser.OpenAsync(Clerk.ReviewOf(payer.Path))).Status);
        Assert.Empty(await ReceiptsAsync(payer));
        await payer.PaysAsync(await payer.StartsAsync());
        (await payer.ComesBackAsync()).MustBe("5.3.1");
        Assert.Equal(ApplicationState.Submitted, await payer.StateAsync());
        (await clerk.Browser.OpenAsync(Clerk.ReviewOf(payer.Path))).MustBe("6.3");
        string receipt = $"/payments/{payer.Charge}/complete";
        Assert.Equal([receipt, receipt], await ReceiptsAsync(payer));
        await payer.Holder.Browser.OpenAsync(payer.Path + "/withdraw");
        await payer.Holder.Browser.PressAsync("取り下げる");
        Assert.Equal([receipt, receipt], await ReceiptsAsync(payer));
    }

    [Fact]
    public async Task Who_leaves_the_providers_page_finds_one_press_to_pay_on_list_and_time_line()
    {
        var payer = await Payer.OwesForReissueAsync(world);
        var page = await payer.StartsAsync();
        using (var left = await payer.EntersCardAsync(page)) Assert.NotNull(left);
        var pay = $"/payments/{payer.Charge}/check";
        Assert.Single((await payer.Holder.Browser.OpenAsync("/applications/mine")).Links, pay);
        Assert.Single((await payer.Holder.Browser.OpenAsync(payer.Path + "/timeline")).Links, pay);
        Assert.Equal(ApplicationState.Unpaid, await payer.StateAsync());
        await payer.PaysAsync(await payer.StartsAsync());
        (await payer.ComesBackAsync()).MustBe("5.3.1");
        Assert.Equal((ApplicationState.Submitted, 1), (await payer.StateAsync(), await payer.CapturesAsync()));
    }

    [Fact]
    public async Task Who_comes_back_on_the_next_day_finds_it_unpaid()
    {
        var payer = await Payer.OwesForReissueAsync(world);
        world.MoveClock(TimeSpan.FromDays(1));
        try
        {
            var again = await world.HolderSignedIn(payer.Holder.Card);
            var list = await again.Browser.OpenAsync("/applications/mine");
            Assert.Single(list.Links, $"/payments/{payer.Charge}/check");
            Assert.Contains("まだ審査は始まっていません。", list.Words, StringComparison.Ordinal);
            (await again.Browser.OpenAsync($"/payments/{payer.Charge}/check")).MustBe("5.2.1");
        }
        finally
        {
            world.MoveClock(TimeSpan.Zero);
        }
    }

    private static async Task<List<string>> ReceiptsAsync(Payer payer)
    {
        var found = new List<string>();
        foreach (var path in new[] { "/applications/mine", payer.Path + "/timeline" })
            found.AddRange((await payer.Holder.Browser.OpenAsync(path)).Links.Where(l => l.EndsWith("/complete", StringComparison.Ordinal)));
        return found;
    }
}
