using System.Net;
using Akashi.Hosting.Texts;
using Akashi.Service.Cards;
using Akashi.Service.Cards.Portal.Return;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Portal.Return;

/// <summary>Row 0.5: each reason for a missing answer has a page that says what happened, what to do, and the way back.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class FaultPagesTests(World world)
{
    [Theory]
    [InlineData("pin-locked", "暗証番号がロックされています", "市区町村の窓口")]
    [InlineData("no-signature-certificate", "署名用電子証明書がありません", "市区町村の窓口")]
    [InlineData("card-removed", "カードを読み取れませんでした", "カードを置きなおして")]
    public async Task Failure_reported_by_the_agent_has_its_text_and_way_out(string failure, string heading, string advice) =>
        Says(await SignInAttempt.FailingAsync(world, failure), heading, advice);

    [Fact]
    public async Task Wrong_signature_says_what_to_do() =>
        Says(await SignInAttempt.WithAsync(world, world.CardInSandbox("hanako").Authentication, _ => [0]), FaultHeadings.BadSignature, "もう一度お試しください");

    [Fact]
    public async Task Foreign_certificate_says_what_to_do() =>
        Says(await SignInAttempt.WithAsync(world, new CertificateForm { ByNamesake = true }.Make(world)), FaultHeadings.NotTrusted, "マイナンバーカードをお使いください");

    [Fact]
    public async Task Expired_certificate_says_where_to_renew_it()
    {
        var expired = new CertificateForm { From = TimeSpan.FromDays(-9), Life = TimeSpan.FromDays(1) }.Make(world);
        Says(await SignInAttempt.WithAsync(world, expired), FaultHeadings.Expired, "市区町村の窓口");
    }

    [Fact]
    public async Task Revoked_certificate_says_why_and_where_to_get_another()
    {
        var key = new CertificateForm().Make(world);
        world.Authorities["authentication"].Revoke(key.Certificate.SerialNumber, world.Now);
        Says(await SignInAttempt.WithAsync(world, key), FaultHeadings.Revoked, "引っ越し・結婚");
    }

    [Fact]
    public async Task Unreachable_CA_says_to_try_later() =>
        Says(await SignInAttempt.WithAsync(world, new CertificateForm { Ocsp = "http://localhost:1/" }.Make(world)), FaultHeadings.CannotCheck, "しばらくしてから");

    [Theory]
    [InlineData("cancelled")]
    [InlineData("pin-locked")]
    public async Task Way_back_leads_to_where_the_person_was(string failure)
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsAsync();
        await holder.Browser.SubmitAsync("main form", ("state", "Registered"));
        await holder.Browser.SubmitAsync("main form");
        var agent = world.Agent();
        var answer = await agent.ResultAsync(await agent.ClaimAsync(Holder.WaitsFor(holder.Browser.Page)), new { failure });
        var page = await holder.Browser.OpenAsync(answer.WayHome);
        // Cancelling is not a fault: it leads back directly, without a page in between.
        if (failure == "cancelled") Assert.Equal((HttpStatusCode.OK, draft + "/card"), (page.Status, page.Address.AbsolutePath));
        else Assert.Contains(draft + "/card", page.Links);
    }

    // Keys are made from the fault's name, so a new fault without a text would have no page.
    [Fact]
    public void Every_fault_has_a_text_and_a_heading()
    {
        var texts = new TextSource("Akashi.Service.Cards.Portal.Return._Fault", typeof(ReturnPage).Assembly);
        foreach (var fault in Enum.GetNames<CardFault>().Except([nameof(CardFault.Cancelled)]).Append("NotYours"))
        {
            Assert.NotEmpty(texts[fault]);
            Assert.NotEmpty(texts[fault + "Heading"]);
        }
    }

    private static void Says(Page page, string heading, string advice)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(heading, page.Words, StringComparison.Ordinal);
        Assert.Contains(advice, page.Words, StringComparison.Ordinal);
        Assert.Contains("/", page.Links);
    }
}
