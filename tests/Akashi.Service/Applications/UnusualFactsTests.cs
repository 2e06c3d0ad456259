using System.Net;
using Akashi.Service.Applications;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Applications;

/// <summary>Names with 外字 and variation selectors, an emoji in an address, a press on a page of a session that is over: each has its answer.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class UnusualFactsTests(World world)
{
    private const string Name = "葛\U000E0100城　𠮷乃";
    // No font has this emoji, not even those for rare characters.
    private const string Address = "東京都千代田区紀尾井町１－３　ハイツ🪴";

    [Fact]
    public async Task Name_with_a_variation_selector_and_an_emoji_in_the_address_reach_the_register_unchanged()
    {
        var holder = await world.HolderSignedIn(world.NewCard(p => p with
        {
            Name = Name,
            Address = Address,
            Certificate = new("葛城　吉乃", "10010", Address, new string('0', Address.EnumerateRunes().Count())),
        }));
        var application = await holder.AppliesAsNewcomerAsync();
        var clerk = await world.StaffSignedIn();
        var page = await clerk.ReviewsAsync(application);
        Assert.All([Name.Replace('　', ' '), "ハイツ🪴"], words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
        page = await clerk.Browser.PressAsync("承認する", [("number", Registering.NewNumber()), .. Today]);
        Assert.Equal(("", "完了"), (page.Errors, page.Text(".tag")));
        var account = await holder.AccountIdAsync();
        var entry = Assert.Single(await world.InServiceAsync(s => s.GetRequiredService<RegistersFace>().OfHolderAsync(account, CancellationToken.None)));
        Assert.Equal((Name, Address), (entry.Facts.Name, entry.Facts.Address));
    }

    [Fact]
    public async Task Copy_that_cannot_show_a_character_says_so_and_gives_what_was_signed()
    {
        var holder = await world.HolderSignedIn(world.NewCard(p => p with
        {
            Address = Address,
            Certificate = p.Certificate! with { Address = Address, AddressSubstitutes = new string('0', Address.EnumerateRunes().Count()) },
        }));
        var application = await holder.AppliesAsync(Registering.NewNumber());
        var page = (await holder.Browser.OpenAsync(application + "/copy")).MustBe("1.7.1");
        Assert.Contains("控え（PDF）に表示できない文字が含まれています。", page.Words, StringComparison.Ordinal);
        Assert.Contains(application + "/document", page.Links);
        using var signed = await holder.Browser.GetAsync(application + "/document");
        Assert.Equal((HttpStatusCode.OK, "application/json"), (signed.StatusCode, signed.Content.Headers.ContentType?.MediaType));
        Assert.Contains("ハイツ🪴", await signed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("表示できない文字", (await holder.Browser.OpenAsync(application + "/timeline")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_on_a_page_of_before_the_sign_out_changes_nothing_and_says_what_to_do()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.FillsInAsync();
        var stale = holder.Browser.FormOf("main form");
        await holder.Browser.SubmitAsync("form[action='/accounts/sign-out']");
        Assert.Contains("もとの画面を開きなおしてください", (await holder.Browser.SubmitAsync(stale, [("consent", "true")])).Words, StringComparison.Ordinal);
        var id = Applying.IdOf(draft);
        Assert.Null((await world.InDbAsync(db => db.Set<Application>().SingleAsync(a => a.Id == id))).ConsentedAt);
        (await holder.Browser.OpenAsync(draft + "/check")).MustBe("0.1");
    }

    private static readonly (string, string)[] Today =
        [("registeredOn.era", "Western"), ("registeredOn.year", "2026"), ("registeredOn.month", "11"), ("registeredOn.day", "1")];
}
