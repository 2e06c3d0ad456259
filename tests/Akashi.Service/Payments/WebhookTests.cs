using System.Net;
using System.Text;
using Akashi.Sandbox.Payments;
using Akashi.Sandbox.Payments.Api;
using Akashi.Sandbox.Payments.Webhooks;
using Akashi.Service.Applications;
using Akashi.Service.Payments;
using Akashi.Service.Payments.Webhooks;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Payments;

/// <summary>Threats M2, M3, M7: what a webhook can and cannot do.</summary>
[Collection(PayingGroup.Name)]
public sealed class WebhookTests(PayingWorld paying)
{
    private readonly OwnWorld world = paying.World;

    [Fact]
    public async Task Webhook_that_comes_twice_is_applied_once()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        Payer.Switch(world, s => s with { Twice = true });
        await payer.PaysAsync(await payer.StartsAsync());
        await payer.UntilAsync(ApplicationState.Completed);
        var (body, id) = await PaidEventAsync(payer, 500);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await PostAsync(body), await PostAsync(body)));
        Assert.Equal(1, await world.InDbAsync(db => db.Set<ProviderEvent>().CountAsync(e => e.Id == id)));
        var paid = await world.InDbAsync(db =>
            db.Set<ApplicationStep>().CountAsync(s => s.ApplicationId == payer.Application && s.State == ApplicationState.Paid));
        Assert.Equal(1, paid);
    }

    [Fact]
    public async Task Signed_webhook_pays()
    {
        var payer = await StartedAsync();
        Assert.Equal(HttpStatusCode.OK, await PostAsync((await PaidEventAsync(payer, 500)).Body));
        Assert.Equal(ChargeState.Captured, await payer.ChargeStateAsync());
    }

    [Theory]
    [InlineData("whsec_forged", 0)]
    [InlineData(World.WebhookSecret, -301)]
    [InlineData("", 0)]
    public async Task Forged_stale_or_unsigned_webhook_is_refused(string secret, int seconds)
    {
        var payer = await StartedAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync((await PaidEventAsync(payer, 500)).Body, secret, seconds));
        Assert.NotEqual(ChargeState.Captured, await payer.ChargeStateAsync());
    }

    [Fact]
    public async Task Altered_body_is_refused()
    {
        var payer = await StartedAsync();
        var (body, _) = await PaidEventAsync(payer, 500);
        var signature = WebhookSender.Sign(body, World.WebhookSecret, world.Now.ToUnixTimeSeconds());
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(body.Replace("500", "501", StringComparison.Ordinal), signature));
    }

    [Fact]
    public async Task Wrong_amount_captures_nothing_and_alarms_the_operator()
    {
        var payer = await StartedAsync();
        Assert.Equal(HttpStatusCode.OK, await PostAsync((await PaidEventAsync(payer, 1)).Body));
        Assert.Equal(ApplicationState.AwaitingPayment, await payer.StateAsync());
        var alarms = world.Logs.Lines.Where(l => l.StartsWith("Critical", StringComparison.Ordinal));
        Assert.Contains(alarms, l => l.Contains(payer.Charge.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Webhook_of_another_API_version_raises_an_alarm_and_pays_nothing()
    {
        var payer = await StartedAsync();
        var body = (await PaidEventAsync(payer, 500)).Body.Replace(StripeJson.Version, "2020-08-27", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(body));
        Assert.Equal(ApplicationState.AwaitingPayment, await payer.StateAsync());
        Assert.Contains(world.Logs.Lines, l => l.StartsWith("Critical", StringComparison.Ordinal) && l.Contains("2020-08-27", StringComparison.Ordinal));
    }

    // The provider sends an event about a page that we close, and may send it before we have asked how the page ended.
    [Theory]
    [InlineData(null, "お支払いは行われていません")]
    [InlineData(Payer.Declined, "カードでお支払いできませんでした")]
    public async Task Page_closed_at_our_request_does_not_count_as_expired(string? card, string heading)
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        Payer.Switch(world, s => s with { Hold = true });
        var page = await payer.StartsAsync();
        if (card is not null) await payer.PaysAsync(page, card);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(await ExpiredEventAsync(payer)));
        Assert.Equal(heading, (await payer.ComesBackAsync()).Heading);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"event\"")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"id":"evt_1","object":"event","type":"x","api_version":"VERSION"}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"x","api_version":"VERSION","data":null}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"x","api_version":"VERSION","data":[]}""")]
    [InlineData("""{"id":null,"object":"event","type":"x","api_version":"VERSION","data":{"object":{"object":"checkout.session"}}}""")]
    [InlineData("""{"id":"LONG","object":"event","type":"x","api_version":"VERSION","data":{"object":{"object":"checkout.session"}}}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"LONG","api_version":"VERSION","data":{"object":{"object":"checkout.session"}}}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"x","api_version":"VERSION","data":{"object":{"object":"checkout.session","amount_total":"much"}}}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"x","api_version":"VERSION","created":1e300,"data":{"object":{"object":"checkout.session"}}}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"x","api_version":"VERSION","data":{"object":{"object":"checkout.session","payment_intent":7}}}""")]
    [InlineData("""{"id":"evt_1","object":"event","type":"x","api_version":"VERSION","data":{"object":{"object":"checkout.session","line_items":DEEP}}}""")]
    public async Task M11_malformed_signed_webhook_is_refused_and_breaks_nothing(string body)
    {
        var deep = new string('[', 2000) + new string(']', 2000);
        var text = body.Replace("VERSION", StripeJson.Version, StringComparison.Ordinal)
            .Replace("LONG", new string('e', 300), StringComparison.Ordinal)
            .Replace("DEEP", deep, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(text));
    }

    [Fact]
    public async Task M11_signed_webhook_of_an_unknown_kind_is_accepted() => Assert.Equal(HttpStatusCode.OK, await PostAsync(
        """{"id":"evt_new","object":"event","type":"moon.landed","api_version":"VERSION","data":{"object":{"object":"moon","id":"m"}}}"""
            .Replace("VERSION", StripeJson.Version, StringComparison.Ordinal)));

    [Fact]
    public async Task Large_body_is_refused() => Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(new string(' ', 256 * 1024 + 1)));

    [Fact]
    public void Sandbox_writes_the_version_that_the_library_expects() => Assert.Equal(StripeJson.Version, Stripe.StripeConfiguration.ApiVersion);

    private async Task<Payer> StartedAsync()
    {
        var payer = await Payer.AwaitsPaymentAsync(world);
        Payer.Switch(world, s => s with { Hold = true });
        await payer.StartsAsync();
        return payer;
    }

    private async Task<(string Body, string Id)> PaidEventAsync(Payer payer, long amount)
    {
        var known = await SessionAsync(payer);
        var id = Ledger.NewId("evt");
        var paid = known with { Status = "complete", Tried = true };
        return (StripeJson.Event(id, "checkout.session.completed", paid, world.Now.ToUnixTimeSeconds(), amount), id);
    }

    private async Task<string> ExpiredEventAsync(Payer payer) =>
        StripeJson.Event(
            Ledger.NewId("evt"), "checkout.session.expired", await SessionAsync(payer) with { Status = "expired" }, world.Now.ToUnixTimeSeconds(), 500);

    private async Task<CheckoutSession> SessionAsync(Payer payer)
    {
        var attempt = (await payer.AttemptsAsync())[^1];
        return world.Ledger.Look(b => b.Sessions[attempt.Session!]);
    }

    private Task<HttpStatusCode> PostAsync(string body, string secret = World.WebhookSecret, int seconds = 0) =>
        SendAsync(body, secret.Length == 0 ? null : WebhookSender.Sign(body, secret, world.Now.ToUnixTimeSeconds() + seconds));

    private async Task<HttpStatusCode> SendAsync(string body, string? signature)
    {
        using var browser = world.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/payments/webhooks/stripe");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (signature is not null) request.Headers.Add("Stripe-Signature", signature);
        using var answer = await browser.SendAsync(request);
        return answer.StatusCode;
    }
}
