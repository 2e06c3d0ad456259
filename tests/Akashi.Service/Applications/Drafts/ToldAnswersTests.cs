using Akashi.Service.Applications;
using Akashi.Service.Tests.Contacts;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Applications.Drafts;

/// <summary>What an account has told before is offered in a new draft, and not asked again.</summary>
[Collection(MailWorldGroup.Name)]
public sealed class ToldAnswersTests(MailWorld world)
{
    [Fact]
    public async Task Phone_of_the_last_application_and_the_confirmed_address_are_offered()
    {
        var (holder, address) = await world.ReachableAsync();
        await holder.AppliesAsync(Registering.NewNumber());
        var entry = await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync(), Changing.FreeOfCharge);
        var draft = await holder.BeginsChangeWithFactsAsync(entry);
        var page = (await holder.Browser.SubmitAsync("main form")).MustBe("2.5.9");
        Assert.Equal(("0312345678", address), (ValueOf(page, "phone"), ValueOf(page, "email")));
        Assert.Equal(2, (await AnswersAsync(draft)).Count);
    }

    [Fact]
    public async Task What_was_cleared_stays_cleared()
    {
        var (holder, _) = await world.ReachableAsync();
        var entry = await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync(), Changing.FreeOfCharge);
        var draft = await holder.BeginsChangeWithFactsAsync(entry);
        (await holder.Browser.SubmitAsync("main form")).MustBe("2.5.9");
        await holder.Browser.PressAsync("ファイルを追加する", ("email", ""));
        Assert.DoesNotContain("email", (await AnswersAsync(draft)).Keys);
        Assert.Equal("", ValueOf(await holder.Browser.OpenAsync(draft + "/answers"), "email"));
    }

    [Fact]
    public async Task Nobody_is_offered_what_another_account_told()
    {
        var (told, _) = await world.ReachableAsync();
        await told.AppliesAsync(Registering.NewNumber());
        var other = await world.HolderSignedIn("misaki");
        Assert.Empty(await AnswersAsync(await other.BeginsAsync()));
    }

    private static string ValueOf(Page page, string name) => page.Document.QuerySelector($"main [name={name}]")?.GetAttribute("value") ?? "";

    private async Task<IReadOnlyDictionary<string, string>> AnswersAsync(string draft) =>
        (await world.InDbAsync(db => db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == Applying.IdOf(draft)))).Answers.Accepted;
}
