using System.Net;
using Akashi.Sandbox.Payments;
using Akashi.Service.Applications;
using Akashi.Service.Payments;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Payments;

/// <summary>A holder whose accepted application awaits its fee, with a separate browser for the provider's page.</summary>
internal sealed class Payer
{
    public const string Good = "4242 4242 4242 4242";
    public const string Declined = "4000 0000 0000 0002";
    public const string Secure = "4000 0000 0000 3220";
    public const string FailsAfterCharge = "4000 0000 0000 0119";
    private readonly OwnWorld world;

    private Payer(OwnWorld world, Holder holder, Guid application, Guid charge) =>
        (this.world, Holder, Application, Charge) = (world, holder, application, charge);

    public Holder Holder { get; }

    public Guid Application { get; }

    public Guid Charge { get; }

    /// <summary>Path of the application.</summary>
    public string Path => $"/applications/{Application}";

    /// <summary>The holder applies and a clerk accepts; the provider's behaviour is reset.</summary>
    public static async Task<Payer> AwaitsPaymentAsync(OwnWorld world)
    {
        Switch(world, s => s);
        var holder = await world.HolderSignedIn();
        var number = Registering.NewNumber();
        await world.RegisteredAsync(number, holder.Card.Persona);
        var address = await holder.AppliesAsync(number);
        var clerk = await world.StaffSignedIn();
        await clerk.ReviewsAsync(address);
        await clerk.Browser.PressAsync("承認する");
        var id = Applying.IdOf(address);
        var charge = await world.InDbAsync(db => db.Set<Application>().Where(a => a.Id == id).Select(a => a.ChargeId).SingleAsync());
        return new Payer(world, holder, id, charge!.Value);
    }

    /// <summary>The holder applies for 再交付, whose fee is due with it; the provider's behaviour is reset.</summary>
    public static async Task<Payer> OwesForReissueAsync(OwnWorld world)
    {
        Switch(world, s => s);
        var (holder, entry) = await world.EntryHolderAsync("certified-care-worker");
        var id = Applying.IdOf(await holder.FillsInReissueAsync(entry));
        await holder.SignsAsync();
        var charge = await world.InDbAsync(db => db.Set<Application>().Where(a => a.Id == id).Select(a => a.ChargeId).SingleAsync());
        return new Payer(world, holder, id, charge!.Value);
    }

    /// <summary>Changes the provider's behaviour, but not where its webhooks go.</summary>
    public static void Switch(OwnWorld world, Func<Switches, Switches> change) =>
        world.Ledger.Switches = change(new Switches { Webhook = new Uri(world.Origin, "/payments/webhooks/stripe").ToString() });

    public Task<Page> OpensAsync(string page) => Holder.Browser.OpenAsync($"/payments/{Charge}/{page}");

    /// <summary>Goes through rows 5.2.4 and 5.2.5.</summary>
    /// <returns>Where 「手続を開始する」 leads.</returns>
    public async Task<Uri> StartsAsync()
    {
        (await OpensAsync("notices")).MustBe("5.2.4");
        (await Holder.Browser.PressAsync("同意する")).MustBe("5.2.5");
        return await PressesStartAsync();
    }

    /// <summary>Presses 「手続を開始する」 on the current page, 5.2.5.</summary>
    public async Task<Uri> PressesStartAsync()
    {
        var token = Holder.Browser.Page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await Holder.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/payments/{Charge}/start")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
        });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!;
    }

    /// <summary>Goes through rows 5.2.6 to 5.2.8 on the provider's page.</summary>
    /// <returns>The provider's last page; its link back leads nowhere there.</returns>
    public async Task<Page> PaysAsync(Uri page, string card = Good)
    {
        using var browser = await EntersCardAsync(page, card);
        var shown = await browser.PressAsync("お支払いを実行");
        return card == Secure ? await browser.PressAsync("本人であることを認証する") : shown;
    }

    /// <summary>Goes through rows 5.2.6 to 5.2.8 up to the last press.</summary>
    /// <returns>The browser in which to make that press.</returns>
    public async Task<Browser> EntersCardAsync(Uri page, string card = Good)
    {
        var browser = new Browser(world.ProviderOrigin);
        (await browser.OpenAsync(page.PathAndQuery)).MustBe("5.2.6");
        (await browser.SubmitAsync("main form", ("number", card), ("expiry", "12/30"), ("code", "123"))).MustBe("5.2.8");
        return browser;
    }

    /// <summary>Closes the page on the provider's side.</summary>
    public async Task ClosedByProviderAsync() => Assert.True(world.Cashier.Expire((await AttemptsAsync())[^1].Session!));

    public Task<Page> ComesBackAsync() => OpensAsync("return");

    public Task<ApplicationState> StateAsync() =>
        world.InDbAsync(db => db.Set<Application>().Where(a => a.Id == Application).Select(a => a.State).SingleAsync());

    public Task<ChargeState> ChargeStateAsync() =>
        world.InDbAsync(db => db.Set<Charge>().Where(c => c.Id == Charge).Select(c => c.State).SingleAsync());

    public Task<List<Attempt>> AttemptsAsync() =>
        world.InDbAsync(db => db.Set<Attempt>().Where(a => a.ChargeId == Charge).OrderBy(a => a.BegunAt).ToListAsync());

    /// <summary>How often the provider has charged for this charge.</summary>
    public async Task<int> CapturesAsync()
    {
        var mine = (await AttemptsAsync()).ConvertAll(a => a.Id.ToString());
        return world.Ledger.Captures.Count(c => mine.Contains(c.ClientReferenceId));
    }

    /// <summary>Waits until the application is in a state.</summary>
    public Task UntilAsync(ApplicationState state) => Wait.UntilAsync(async () => await StateAsync() == state, $"the application is {state}");
}
