using Akashi.Service.Applications;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Orders;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Decisions.Office.Decide;

/// <summary>Rows 2.7.1, 6.3 and 6.4 for a change; threats G3, G4.</summary>
public class ChangeDecisionTests(World world)
{
    [Fact]
    public void The_register_gets_what_changed_and_nothing_else() => Assert.Equal(
        new ChangedFacts("中村　美咲", null, null, null, "東京都"),
        ChangeDecision.ToFacts([new(RegisterFact.Name, "小林　美咲", "中村　美咲"), new(RegisterFact.Domicile, "神奈川県", "東京都")]));

    [Fact]
    public async Task Accepting_a_free_change_gives_the_entry_a_version_with_what_changed_and_its_history_keeps_the_old()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        var application = await holder.AppliesForChangeAsync(entry);
        await AcceptsAsync(await world.StaffSignedIn(), application);
        var versions = await world.InDbAsync(db =>
            db.Set<RegistrationVersion>().AsNoTracking().Where(v => v.RegistrationId == entry).OrderBy(v => v.Number).ToListAsync());
        Assert.Equal([("小林　美咲", "imported"), ("中村　美咲", "changed")], versions.Select(v => (v.Name, v.Act)));
        Assert.Equal(
            ("ナカムラ　ミサキ", "東京都", versions[0].BirthOn, versions[0].RegisteredOn),
            (versions[1].Kana, versions[1].Domicile, versions[1].BirthOn, versions[1].RegisteredOn));
        Assert.Equal((await ApplicationAsync(application)).Submission?.ReceiptNumber, versions[1].Why);
    }

    [Fact]
    public async Task An_accepted_change_with_a_fee_waits_and_the_register_stays_as_it_is()
    {
        var (holder, entry) = await world.MarriedHolderAsync("certified-care-worker");
        var application = await holder.AppliesForChangeAsync(entry);
        await AcceptsAsync(await world.StaffSignedIn(), application);
        Assert.Equal(ApplicationState.AwaitingPayment, (await ApplicationAsync(application)).State);
        Assert.Equal("小林　美咲", (await EntryAsync(entry)).Facts.Name);
    }

    [Fact]
    public async Task A_decided_change_makes_way_for_the_next()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        await AcceptsAsync(await world.StaffSignedIn(), await holder.AppliesForChangeAsync(entry));
        (await holder.Browser.OpenAsync($"/applications/change/{entry}")).MustBe("2.5.2");
        Assert.NotNull(holder.Browser.Page.Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task Review_shows_the_register_beside_the_change_with_what_differs()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        var application = await holder.AppliesForChangeAsync(entry);
        var page = await OpensAsync(await world.StaffSignedIn(), application);
        var marked = page.Document.QuerySelectorAll("tr.table__row--differs").Select(r => r.TextContent).ToList();
        Assert.Equal(3, marked.Count);
        Assert.Contains("小林　美咲", marked[0], StringComparison.Ordinal);
        Assert.Contains("▲ 不一致", marked[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task G3_a_version_that_moved_after_the_signature_is_shown()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        var application = await holder.AppliesForChangeAsync(entry);
        await CorrectAsync(entry, f => f with { Domicile = "千葉県" });
        var warning = (await OpensAsync(await world.StaffSignedIn(), application)).Text(".notice--warning");
        Assert.Contains("申請者は登録簿の第1版を見て署名しました。いまは第2版です。", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task G3_a_decision_on_a_version_that_staff_did_not_see_is_refused_once_and_compared_again()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        var application = await holder.AppliesForChangeAsync(entry);
        var clerk = await world.StaffSignedIn();
        await OpensAsync(clerk, application);
        await CorrectAsync(entry, f => f with { Domicile = "千葉県" });
        Assert.Contains("この画面を開いたあとで登録簿が変わりました。", (await clerk.Browser.PressAsync("承認する")).Errors, StringComparison.Ordinal);
        Assert.Empty((await clerk.Browser.PressAsync("承認する")).Errors);
        Assert.Equal(("中村　美咲", "千葉県"), ((await EntryAsync(entry)).Facts.Name, (await EntryAsync(entry)).Facts.Domicile));
    }

    [Fact]
    public async Task G4_a_change_that_the_register_already_holds_is_not_accepted()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        var application = await holder.AppliesForChangeAsync(entry);
        await CorrectAsync(entry, f => f with { Name = "中村　美咲", Kana = "ナカムラ　ミサキ", Address = holder.Card.Persona.Address });
        var clerk = await world.StaffSignedIn();
        await OpensAsync(clerk, application);
        Assert.Contains("すべて登録簿に記載されています", (await clerk.Browser.PressAsync("承認する")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task G4_what_is_written_is_what_was_signed_even_if_the_register_moved_away_in_another_fact()
    {
        var holder = await world.HolderSignedIn("hanako");
        var entry = await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync(), Changing.FreeOfCharge);
        var application = await holder.AppliesForChangeAsync(entry, ("kana", "ヤマダ　ハナコ"), ("former-name", "佐藤"));
        await CorrectAsync(entry, f => f with { Address = "大阪府大阪市北区中之島１" });
        await AcceptsAsync(await world.StaffSignedIn(), application);
        Assert.Equal(("佐藤", "大阪府大阪市北区中之島１"), ((await EntryAsync(entry)).Facts.FormerName, (await EntryAsync(entry)).Facts.Address));
    }

    [Fact]
    public async Task G3_a_signature_on_an_outdated_version_leads_back_to_the_check()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        var draft = await holder.FillsInChangeAsync(entry);
        await holder.Browser.SubmitAsync("main form");
        await holder.ConsentsAsync();
        await CorrectAsync(entry, f => f with { Domicile = "千葉県" });
        Assert.Contains("署名したあとに内容が変わりました", (await holder.CardAnswersAsync()).Words, StringComparison.Ordinal);
        Assert.Contains(draft + "/check", holder.Browser.Page.Links);
        Assert.Equal(ApplicationState.Draft, (await ApplicationAsync(draft)).State);
    }

    [Fact]
    public async Task The_signed_document_names_the_number_the_version_and_old_and_new_of_each_change()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        var signed = System.Text.Encoding.UTF8.GetString((await ApplicationAsync(await holder.AppliesForChangeAsync(entry))).Submission!.Document);
        Assert.All([(await EntryAsync(entry)).Number, "第1版", "小林　美咲 → 中村　美咲"], words => Assert.Contains(words, signed, StringComparison.Ordinal));
    }

    private static Task<Page> OpensAsync(Clerk clerk, string application) => clerk.ReviewsAsync(application);

    private static async Task AcceptsAsync(Clerk clerk, string application)
    {
        await OpensAsync(clerk, application);
        Assert.Empty((await clerk.Browser.PressAsync("承認する")).MustBe("6.3").Errors);
    }

    private Task<Application> ApplicationAsync(string application) =>
        world.InDbAsync(db => db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == Applying.IdOf(application)));

    private Task<RegistrationView> EntryAsync(Guid entry) =>
        world.InServiceAsync(async s => (await s.GetRequiredService<RegistersFace>().FindAsync(entry, CancellationToken.None))!);

    // Changes an entry directly in the register, as a correction by staff would.
    private Task<bool> CorrectAsync(Guid id, Func<RegistrationFacts, RegistrationFacts> correct) =>
        world.InServiceAsync(s => s.GetRequiredService<Commit>().RunAsync(async () =>
        {
            var (entry, facts) = (await s.GetRequiredService<RegisterBook>().LoadAsync(id, CancellationToken.None))!.Value;
            await s.GetRequiredService<RegisterBook>().ChangeAsync(entry, correct(facts), new RegisterAct("changed", Actor.System), CancellationToken.None);
            return true;
        }, CancellationToken.None));
}
