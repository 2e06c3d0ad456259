using System.Net;
using Akashi.Service.Accounts;
using Akashi.Service.Audit;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Accounts;

/// <summary>The account of a sign-in key, and the session that comes with it.</summary>
public sealed class AccountTests(World world)
{
    [Fact]
    public async Task New_key_opens_an_account_with_its_subject()
    {
        var holder = await world.HolderSignedIn();
        var key = await world.InDbAsync(db => db.Set<SignInKey>().SingleAsync(k => k.Subject == holder.Card.Subject));
        Assert.Equal(("card", holder.Card.Authentication.Certificate.SerialNumber), (key.Way, key.CertificateSerial));
    }

    [Fact]
    public async Task Same_card_finds_its_account_again_from_any_browser()
    {
        var first = await world.HolderSignedIn();
        var draft = await first.BeginsAsync();
        var second = await world.HolderSignedIn(first.Card);
        Assert.Equal(HttpStatusCode.OK, (await second.Browser.OpenAsync(draft + "/state")).Status);
    }

    [Fact]
    public async Task Same_facts_on_another_card_are_another_account()
    {
        var (one, other) = (await world.HolderSignedIn(), await world.HolderSignedIn());
        Assert.NotEqual(await one.AccountIdAsync(), await other.AccountIdAsync());
    }

    [Fact]
    public async Task Opening_and_signing_in_are_recorded_in_the_trail()
    {
        var account = await (await world.HolderSignedIn()).AccountIdAsync();
        var acts = await world.InDbAsync(db => db.Set<AuditEntry>()
            .Where(e => e.Text.Contains(account.ToString()))
            .OrderBy(e => e.Number)
            .Select(e => e.Text)
            .ToListAsync());
        Assert.Equal(2, acts.Count);
        Assert.Contains("account.opened", acts[0], StringComparison.Ordinal);
        Assert.Contains("account.signed-in", acts[1], StringComparison.Ordinal);
    }

    // Two windows of a new holder return at the same moment: one account, and no error page.
    [Fact]
    public async Task New_card_that_signs_in_twice_at_once_opens_one_account()
    {
        var card = world.NewCard();
        var holders = Enumerable.Range(0, 4).Select(_ => new Holder(world, card)).ToArray();
        var ways = await Task.WhenAll(holders.Select(async h => await world.Agent().AnswerAsync(await h.AsksToSignInAsync(), card)));
        var pages = await Task.WhenAll(holders.Zip(ways, (h, way) => h.Browser.OpenAsync(way)));
        Assert.All(pages, p => Assert.Equal("/home", p.Path));
    }

    [Fact]
    public async Task Signed_in_holder_is_led_past_the_start_page()
    {
        var holder = await world.HolderSignedIn();
        Assert.Equal("/home", (await holder.Browser.OpenAsync("/")).Path);
    }
}
