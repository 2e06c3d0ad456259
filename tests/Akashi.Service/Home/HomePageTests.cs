using Akashi.Service.Applications;
using Akashi.Service.Cards;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Home;

/// <summary>Row 1.3.1: the next step in each situation.</summary>
public class HomePageTests(World world)
{
    [Fact]
    public async Task Holder_with_nothing_yet_is_offered_only_the_search()
    {
        var holder = await world.HolderSignedIn();
        Assert.Equal("", holder.Browser.Page.Text("main .card-list"));
        Assert.NotNull(holder.Browser.Page.Document.QuerySelector("form[action='/home/search']"));
    }

    [Fact]
    public async Task A_draft_can_be_continued()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsAsync();
        var page = await HomeAsync(holder);
        Assert.Contains("作成中の申請があります。続きから始められます。", page.Text("main .card-list"), StringComparison.Ordinal);
        (await holder.Browser.OpenAsync(page.Document.QuerySelector("main .card-list a")!.GetAttribute("href")!)).MustBe("1.5.2");
        Assert.StartsWith(draft, holder.Browser.Page.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ApplicationState.Submitted, "申請を受け付けました。審査をお待ちください。")]
    [InlineData(ApplicationState.UnderReview, "申請を審査しています。")]
    [InlineData(ApplicationState.Accepted, "申請が承認されました。")]
    [InlineData(ApplicationState.Rejected, "申請が却下されました。理由を確認してください。")]
    public async Task A_submitted_application_says_what_it_waits_for(ApplicationState state, string words)
    {
        var holder = await world.HolderSignedIn();
        await PutAsync(holder, state);
        Assert.Contains(words, (await HomeAsync(holder)).Text("main .card-list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_completed_application_asks_for_nothing_and_hides_no_open_one()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsAsync();
        for (var i = 0; i < 6; i++) await PutAsync(holder, ApplicationState.Completed);
        Assert.Equal([draft + "/check"], (await HomeAsync(holder)).Document.QuerySelectorAll("main .card-list a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData(null, "デジタル資格者証を受け取れます。")]
    [InlineData("Suspend", "登録が一時停止されています。")]
    [InlineData("Revoke", "登録が取り消されています。")]
    public async Task A_registration_leads_to_its_credential_or_says_why_not(string? command, string words)
    {
        var holder = await world.HolderSignedIn();
        var entry = await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync());
        if (command is not null) await ChangeAsync(entry, Enum.Parse<StatusCommand>(command));
        var page = await HomeAsync(holder);
        Assert.Contains(words, page.Text("main .card-list"), StringComparison.Ordinal);
        Assert.Contains($"/issuing/{entry}/qualification", page.Links);
    }

    [Fact]
    public async Task Two_with_the_same_title_are_told_apart_by_their_numbers()
    {
        var holder = await world.HolderSignedIn();
        var account = await holder.AccountIdAsync();
        string[] numbers = [Registering.NewNumber(), Registering.NewNumber()];
        foreach (var number in numbers) await world.RegisteredAsync(number, holder.Card.Persona, account);
        foreach (var path in new[] { "/home", "/issuing/choose", "/registers/mine" })
        {
            var links = (await holder.Browser.OpenAsync(path)).Document.QuerySelectorAll("main .card a");
            var described = links.Select(a => holder.Browser.Page.Text("#" + a.GetAttribute("aria-describedby")!)).ToList();
            Assert.Equal(numbers.Select(n => "登録番号 " + n).Order(), described.Order());
        }
    }

    [Fact]
    public async Task An_application_and_the_entry_that_it_changes_have_different_titles()
    {
        var holder = await world.HolderSignedIn();
        await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync());
        await PutAsync(holder, ApplicationState.Submitted);
        var titles = (await HomeAsync(holder)).Document.QuerySelectorAll("main .card h3").Select(h => h.TextContent);
        Assert.Equal(["介護福祉士の初期設定の申請", "介護福祉士の登録"], titles);
    }

    [Fact]
    public async Task Page_begins_with_the_name_on_the_card_then_the_next_step_then_the_qualifications()
    {
        var holder = await world.HolderSignedIn();
        await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync());
        await PutAsync(holder, ApplicationState.Submitted, Desk.Hanako with { Name = "髙﨑　𠮷乃" });
        var page = await HomeAsync(holder);
        Assert.Equal("髙﨑　𠮷乃 さん", page.Document.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("髙﨑", page.Document.Title!, StringComparison.Ordinal);
        Assert.Equal(["次にすること", "あなたの国家資格", "手続きをさがす", "証明書", "マイページ"], page.Document.QuerySelectorAll("main h2").Select(h => h.TextContent));
    }

    [Fact]
    public async Task Registered_holder_who_never_applied_is_named_as_in_the_register()
    {
        var holder = await world.HolderSignedIn();
        Assert.Equal("ホーム", (await HomeAsync(holder)).Heading);
        await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync());
        Assert.Equal(holder.Card.Persona.Name + " さん", (await HomeAsync(holder)).Document.QuerySelector("h1")!.TextContent);
    }

    private static async Task<Page> HomeAsync(Holder holder) => (await holder.Browser.OpenAsync("/home")).MustBe("1.3.1");

    private async Task PutAsync(Holder holder, ApplicationState state, BasicFacts? facts = null)
    {
        var account = await holder.AccountIdAsync();
        await world.InServiceAsync(async services =>
        {
            var (db, procedure) = (services.GetRequiredService<AkashiDb>(), services.GetRequiredService<ProceduresFace>().InitialOf(Desk.CareWorker));
            db.Add(new Application
            {
                Id = Guid.CreateVersion7(world.Now),
                AccountId = account,
                QualificationId = Desk.CareWorker,
                ProcedureId = procedure.Id,
                ProcedureName = procedure.Key.Name,
                ProcedureVersion = procedure.Key.Version,
                State = state,
                StartedAt = world.Now,
                ChangedAt = world.Now,
                Facts = facts ?? Desk.Hanako,
                SubmittedAt = world.Now,
                Submission = new Submission
                {
                    ReceiptNumber = ReceiptNumber.Make(world.Now),
                    Round = 1,
                    Document = [],
                    Signature = [],
                    Check = new SignatureCheck(world.Now, "0A", world.Now, Desk.Certified(facts ?? Desk.Hanako)),
                },
            });
            return await db.SaveChangesAsync();
        });
    }

    private Task<StatusOutcome> ChangeAsync(Guid entry, StatusCommand command) => world.InServiceAsync(s =>
        s.GetRequiredService<ChangeStatusHandler>()
            .HandleAsync(entry, new HashSet<string> { Desk.CareWorker }, command, Actor.System, "届出による", CancellationToken.None));
}
