using System.Net;
using Akashi.Service.Applications;
using Akashi.Service.Tests.Cards;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Applications.Portal.Facts;

/// <summary>Threat C14: from the first application on, a draft takes facts and signatures only from the signed-in holder's card.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class OtherCardTests(World world)
{
    private const string Heading = "ログインしたときとは別のカードです";

    // Hanako is signed in, but Taro's card is in the reader, and the card agent reports it truthfully.
    [Fact]
    public async Task C14_from_sign_in_to_signature_another_persons_card_is_refused_at_each_step_and_nothing_is_lost()
    {
        var (hanako, taro) = (await world.HolderSignedIn(), world.NewCard("taro"));
        var draft = await hanako.BeginsAsync();
        (await hanako.Browser.SubmitAsync("main form", ("state", "Registered"))).MustBe("1.5.3");
        await hanako.Browser.SubmitAsync("main form");
        Refused(await AnswersAsync(hanako, taro), draft + "/card");
        Assert.Equal((null, "Registered"), await world.InDbAsync(db => KeptAsync(db, draft)));

        await hanako.Browser.OpenAsync(draft + "/card");
        await hanako.Browser.SubmitAsync("main form");
        (await hanako.CardAnswersAsync()).MustBe("1.5.8");
        await hanako.Browser.SubmitAsync("main form");
        await hanako.AnswersAsync(Applying.Answers(), "certificate-copy");
        await hanako.Browser.SubmitAsync("main form");
        await hanako.ConsentsAsync();
        Refused(await AnswersAsync(hanako, taro), draft + "/consent");

        Assert.Contains("D-0123456", (await hanako.Browser.OpenAsync(draft + "/check")).MustBe("1.5.10").Words, StringComparison.Ordinal);
        await hanako.Browser.OpenAsync(draft + "/consent");
        await hanako.ConsentsAsync();
        (await hanako.CardAnswersAsync()).MustBe("1.6.1");
    }

    // Only a dishonest agent would send one card's facts with another's certificate; the facts read earlier stay.
    [Fact]
    public async Task C14_facts_that_were_read_before_stay_where_another_card_is_read()
    {
        var hanako = await world.HolderSignedIn();
        var draft = await hanako.BeginsWithFactsAsync();
        await hanako.Browser.OpenAsync(draft + "/card");
        await hanako.Browser.SubmitAsync("main form");
        Refused(await AnswersAsync(hanako, world.NewCard("taro")), draft + "/card");
        Assert.Contains("山田", (await hanako.Browser.OpenAsync(draft + "/facts")).MustBe("1.5.8").Words, StringComparison.Ordinal);
        Assert.DoesNotContain("鈴木", hanako.Browser.Page.Words, StringComparison.Ordinal);
    }

    // A card with the same facts and another key, such as a second card, opens an account of its own.
    [Fact]
    public async Task C14_a_card_with_the_same_facts_and_another_key_is_another_card()
    {
        var hanako = await world.HolderSignedIn();
        var draft = await hanako.BeginsAsync();
        await hanako.Browser.SubmitAsync("main form", ("state", "Registered"));
        await hanako.Browser.SubmitAsync("main form");
        Refused(await AnswersAsync(hanako, world.NewCard()), draft + "/card");
    }

    [Fact]
    public async Task The_page_says_whose_card_it_seems_to_be_and_signs_out()
    {
        var hanako = await world.HolderSignedIn();
        await hanako.BeginsAsync();
        await hanako.Browser.SubmitAsync("main form", ("state", "Registered"));
        await hanako.Browser.SubmitAsync("main form");
        var page = await AnswersAsync(hanako, world.NewCard("taro"));
        Assert.Contains("鈴木 太郎 さんのカードのようです", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("山田", page.Words, StringComparison.Ordinal);
        (await hanako.Browser.PressAsync("ログアウトして、別のカードでログインする")).MustBe("0.1");
    }

    [Theory]
    [InlineData(false, FaultHeadings.NotTrusted)]
    [InlineData(true, FaultHeadings.Expired)]
    public async Task Facts_with_a_certificate_that_is_foreign_or_past_are_refused(bool past, string heading)
    {
        var hanako = await world.HolderSignedIn();
        await hanako.BeginsAsync();
        await hanako.Browser.SubmitAsync("main form", ("state", "Registered"));
        await hanako.Browser.SubmitAsync("main form");
        var form = past ? new CertificateForm { From = TimeSpan.FromDays(-9), Life = TimeSpan.FromDays(1) } : new CertificateForm { ByNamesake = true };
        var page = await AnswersAsync(hanako, hanako.Card with { Authentication = form.Make(world) });
        Assert.Contains(heading, page.Words, StringComparison.Ordinal);
    }

    // When a certificate expires, a new one is issued for the same key: the account belongs to the key.
    [Fact]
    public async Task Card_with_a_renewed_certificate_of_the_same_key_is_the_same_card()
    {
        var hanako = await world.HolderSignedIn();
        await hanako.BeginsAsync();
        await hanako.Browser.SubmitAsync("main form", ("state", "Registered"));
        await hanako.Browser.SubmitAsync("main form");
        (await AnswersAsync(hanako, Renewed(hanako.Card))).MustBe("1.5.8");
    }

    // A card that may no longer sign in cannot sign for the account either. (The CA's answer about the sign-in certificate is cached for
    // half a minute.)
    [Fact]
    public async Task Card_whose_authentication_certificate_is_revoked_signs_nothing()
    {
        var hanako = await world.HolderSignedIn();
        await hanako.FillsInAsync();
        var revoked = Renewed(hanako.Card);
        world.Authorities["authentication"].Revoke(revoked.Authentication.Certificate.SerialNumber, world.Now);
        await hanako.ConsentsAsync();
        Assert.Contains(FaultHeadings.Revoked, (await AnswersAsync(hanako, revoked)).Words, StringComparison.Ordinal);
    }

    private TestCard Renewed(TestCard card) =>
        card with { Authentication = new TestKey(card.Authentication.Key, world.Profiles.Authentication(card.Authentication.Key)) };

    private async Task<Page> AnswersAsync(Holder holder, TestCard card) =>
        await holder.Browser.OpenAsync(await world.Agent().AnswerAsync(Holder.WaitsFor(holder.Browser.Page), card));

    private static void Refused(Page page, string way)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(Heading, page.Text("main .notice"), StringComparison.Ordinal);
        Assert.Contains("入力した内容と添付した書類は保存されています。", page.Words, StringComparison.Ordinal);
        Assert.Contains(way, page.Links);
    }

    private static async Task<(Akashi.Service.Cards.BasicFacts? Facts, string State)> KeptAsync(Akashi.Service.Platform.Storage.AkashiDb db, string draft)
    {
        var kept = await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == Applying.IdOf(draft));
        return (kept.Facts, kept.Standing.ToString()!);
    }
}
