using Akashi.Service.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Given;

/// <summary>A person with a card and a browser.</summary>
public sealed class Holder(World world, TestCard card)
{
    public TestCard Card => card;

    public Browser Browser { get; } = world.Stranger();

    /// <summary>Presses 「登録・ログイン」 on the start page.</summary>
    /// <returns>Id of the card request that the waiting page leads to.</returns>
    public async Task<string> AsksToSignInAsync()
    {
        await Browser.OpenAsync("/");
        return WaitsFor(await Browser.SubmitAsync("main form"));
    }

    /// <summary>Signs in with the card; ends at 1.3.1.</summary>
    public async Task<Page> SignInAsync()
    {
        var tx = await AsksToSignInAsync();
        return (await Browser.OpenAsync(await world.Agent().AnswerAsync(tx, card))).MustBe("1.3.1");
    }

    /// <summary>Id of the card request in the waiting page's path.</summary>
    public static string WaitsFor(Page page)
    {
        Assert.StartsWith("/cards/wait/", page.Path, StringComparison.Ordinal);
        return page.Path["/cards/wait/".Length..];
    }

    /// <summary>Lets the honest agent answer the current waiting page, and the browser return.</summary>
    public async Task<Page> CardAnswersAsync() => await Browser.OpenAsync(await world.Agent().AnswerAsync(WaitsFor(Browser.Page), card));

    /// <summary>Id of the account.</summary>
    public Task<Guid> AccountIdAsync() =>
        world.InDbAsync(db => db.Set<SignInKey>().Where(k => k.Subject == card.Subject).Select(k => k.AccountId).SingleAsync());
}
