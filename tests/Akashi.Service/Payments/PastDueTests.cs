using Akashi.Hosting.Dates;
using Akashi.Service.Applications;
using Akashi.Service.Applications.Deadlines;
using Akashi.Service.Decisions.Fee;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Payments;

/// <summary>Row 5.4.3 as the payer sees it: reminded, then ended, and no page leads to the provider any more.</summary>
[Collection(PayingGroup.Name)]
public sealed class PastDueTests(PayingWorld paying)
{
    private readonly OwnWorld world = paying.World;

    [Fact]
    public async Task Fee_that_is_past_due_is_reminded_of_and_can_then_no_longer_be_paid()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        var (browser, timeline) = (payer.Holder.Browser, $"/applications/{payer.Application}/timeline");
        var last = JapanTime.DayOf(world.Now).AddDays(10);
        await SetAsync(payer, last, 0, null);
        await world.Services.GetRequiredService<DeadlineWork>().RunOnceAsync(CancellationToken.None);
        var page = (await browser.OpenAsync(timeline)).MustBe("1.7.1");
        Assert.All(["期限のお知らせ", "この日までにお支払いがないと、申請は終了します", JapaneseDate.FormatBoth(last)],
            words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
        await payer.OpensAsync("check");

        await SetAsync(payer, last.AddDays(-20), DeadlineRules.Most, world.Now.AddDays(-10));
        await world.Services.GetRequiredService<UnpaidWork>().RunOnceAsync(CancellationToken.None);
        Assert.Equal(ApplicationState.Expired, await payer.StateAsync());
        foreach (var name in new[] { "check", "method", "confirm", "notices", "start" })
            Assert.Equal("お支払いの期限が過ぎました", (await payer.OpensAsync(name)).MustBe("5.4.3").Heading);
        page = (await payer.OpensAsync("return?lang=en")).MustBe("5.4.3");
        Assert.Equal("The time to pay is over", page.Heading);
        Assert.Contains("A payment that arrives later is refunded.", page.Words, StringComparison.Ordinal);
        page = await browser.OpenAsync(timeline + "?lang=ja");
        Assert.Contains("期限までに手続きがなかったため、この申請は終了しました。", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Links, l => l.StartsWith("/payments/", StringComparison.Ordinal));
        Assert.Equal(0, await payer.CapturesAsync());
    }

    private Task SetAsync(Payer payer, DateOnly endsOn, int reminders, DateTimeOffset? at) => world.InDbAsync(db =>
        db.Set<Application>().Where(a => a.Id == payer.Application).ExecuteUpdateAsync(u =>
            u.SetProperty(a => a.EndsOn, endsOn).SetProperty(a => a.Reminders, reminders).SetProperty(a => a.RemindedAt, at)));
}
