using Akashi.Service.Applications;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Payments;

/// <summary>Rows 6.2 to 6.4: what is paid after its entry was revoked waits for staff, who reject it; the holder reads why and keeps the receipt.</summary>
[Collection(PayingGroup.Name)]
public sealed class HeldTests(PayingWorld paying)
{
    private const string Why = "登録が取り消されたため承認できません。手数料は払い戻します。";
    private readonly OwnWorld world = paying.World;

    [Fact]
    public async Task What_can_no_longer_be_accepted_is_rejected_after_a_second_press()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        await RevokeAsync(payer.Application);
        await payer.PaysAsync(await payer.StartsAsync());
        await payer.ComesBackAsync();
        Assert.Equal(ApplicationState.Paid, await payer.StateAsync());

        var clerk = await world.StaffSignedIn();
        var (_, waits) = await clerk.LooksForAsync(payer.Path);
        Assert.True(waits, "It does not stand in the queue.");
        var review = (await clerk.Browser.OpenAsync(Clerk.ReviewOf(payer.Path))).MustBe("6.3");
        Assert.Contains("承認できないときは却下し、", review.Words, StringComparison.Ordinal);
        Assert.NotEmpty((await clerk.Browser.PressAsync("承認する")).Errors);
        (await clerk.Browser.PressAsync("却下する", ("reason", Why))).MustBe("6.4");
        Assert.Equal(ApplicationState.Paid, await payer.StateAsync());
        Assert.Contains("却下しました", (await clerk.Browser.PressAsync("却下を確定する")).MustBe("6.3").Words, StringComparison.Ordinal);

        var timeline = (await payer.Holder.Browser.OpenAsync(payer.Path + "/timeline")).MustBe("1.7.1");
        Assert.Contains(Why, timeline.Words, StringComparison.Ordinal);
        Assert.Contains($"/payments/{payer.Charge}/complete", timeline.Links);
    }

    private Task<StatusOutcome> RevokeAsync(Guid application) => world.InServiceAsync(async services =>
    {
        var entry = await world.InDbAsync(db => db.Set<Application>().Where(a => a.Id == application).Select(a => a.RegistrationId).SingleAsync());
        return await services.GetRequiredService<ChangeStatusHandler>().HandleAsync(
            entry!.Value, new HashSet<string> { "certified-care-worker" }, StatusCommand.Revoke, Actor.System, "届出による", default);
    });
}
