using System.Net;
using Akashi.Service.Applications;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Applications.Portal.Change;

/// <summary>Rows 2.3.1 to 2.6.1 through the pages; threats G1, G2, G5, G6.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ChangePagesTests(World world)
{
    [Fact]
    public async Task Rows_2_3_1_to_2_5_2_lead_from_home_to_the_choice_of_the_procedure()
    {
        var (holder, entry) = await world.MarriedHolderAsync("certified-care-worker");
        Assert.Contains("/issuing/choose", (await holder.Browser.OpenAsync("/home/certificates")).MustBe("2.3.1").Links);
        Assert.Contains($"/issuing/{entry}/qualification", (await holder.Browser.OpenAsync("/issuing/choose")).MustBe("2.4.1").Links);
        Assert.Contains($"/applications/change/{entry}", (await holder.Browser.OpenAsync($"/issuing/{entry}/qualification")).MustBe("2.5.1").Links);
        var page = (await holder.Browser.OpenAsync($"/applications/change/{entry}")).MustBe("2.5.2");
        Assert.Contains("書換交付", page.Text("label.choice"), StringComparison.Ordinal);
        Assert.Contains("500円", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_2_5_2_asks_again_if_no_procedure_was_chosen()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        await holder.Browser.OpenAsync($"/applications/change/{entry}");
        Assert.Contains("手続きを選んでください。", (await holder.Browser.SubmitAsync("main form")).MustBe("2.5.2").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_2_5_8_shows_the_register_beside_the_card_and_marks_what_differs_in_words_and_style()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        await holder.BeginsChangeWithFactsAsync(entry);
        var rows = holder.Browser.Page.Document.QuerySelectorAll("tbody tr")
            .Select(r => (Differs: r.ClassList.Contains("table__row--differs"), Words: r.TextContent))
            .ToList();
        Assert.Equal([true, true, false, false], rows.Select(r => r.Differs));
        Assert.All(rows, r => Assert.Equal(r.Differs, r.Words.Contains("▲ 変更あり", StringComparison.Ordinal)));
        Assert.Contains("小林　美咲", rows[0].Words, StringComparison.Ordinal);
        Assert.Contains("中村　美咲", rows[0].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_2_5_10_shows_old_and_new_of_each_change_with_number_and_version()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        await holder.FillsInChangeAsync(entry);
        var changes = holder.Browser.Page.Document.QuerySelectorAll(".summary-list__row--changed .summary-list__value").Select(v => v.TextContent);
        Assert.Equal(["小林　美咲 → 中村　美咲", "ヤマダ　ハナコ → ナカムラ　ミサキ", "神奈川県横浜市中区日本大通１ → 東京都世田谷区世田谷４－２１－２７"], changes);
        Assert.Contains("第1版", holder.Browser.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_2_5_10_offers_no_way_to_change_what_the_entry_is()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        await holder.FillsInChangeAsync(entry);
        Assert.Empty(holder.Browser.Page.Document.QuerySelector(".summary-list")!.QuerySelectorAll("a"));
    }

    [Fact]
    public async Task Row_2_5_11_tells_what_becomes_of_credentials()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        await holder.FillsInChangeAsync(entry);
        var page = (await holder.Browser.SubmitAsync("main form")).MustBe("2.5.11");
        Assert.Contains("「無効です（登録情報の変更により置き換えられました）」", page.Text(".notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_2_6_1_says_what_was_received_and_that_a_fee_follows()
    {
        var (holder, entry) = await world.MarriedHolderAsync("certified-care-worker");
        await holder.AppliesForChangeAsync(entry);
        Assert.Equal("申請を受け付けました（審査待ち）", holder.Browser.Page.Heading);
        Assert.Contains("介護福祉士の書換交付", holder.Browser.Page.Words, StringComparison.Ordinal);
        Assert.Contains("500円（消費税は非課税）", holder.Browser.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_changes_nothing_is_reported_and_cannot_be_submitted()
    {
        var holder = await world.HolderSignedIn("hanako");
        var entry = await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync(), Changing.FreeOfCharge);
        var draft = await holder.FillsInChangeAsync(entry, ("kana", "ヤマダ　ハナコ"));
        Assert.Contains("変更するところがありません", holder.Browser.Page.Words, StringComparison.Ordinal);
        Assert.Null(holder.Browser.Page.Document.QuerySelector("main form"));
        (await holder.Browser.OpenAsync(draft + "/consent")).MustBe("2.5.10");
    }

    [Fact]
    public async Task The_registers_reading_is_filled_in_if_the_name_stays_the_same()
    {
        var holder = await world.HolderSignedIn("hanako");
        var entry = await world.RegisteredAsync(Registering.NewNumber(), holder.Card.Persona, await holder.AccountIdAsync(), Changing.FreeOfCharge);
        await holder.BeginsChangeWithFactsAsync(entry);
        var page = (await holder.Browser.SubmitAsync("main form")).MustBe("2.5.9");
        Assert.Equal("ヤマダ　ハナコ", page.Document.QuerySelector("[name=kana]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("1992-09-04", 2, "カードの生年月日が登録簿と違います。")]
    [InlineData("1992-09-03", 1, "カードの性別が登録簿と違います。")]
    public async Task G2_facts_of_another_person_stop_at_2_5_8_and_lead_to_the_paper_way(string birth, int sex, string words)
    {
        var (married, _) = await world.MarriedHolderAsync();
        var holder = await world.HolderSignedIn("misaki-married");
        var other = married.Card.Persona with { Birth = DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture), Sex = sex };
        var entry = await world.RegisteredAsync(Registering.NewNumber(), other, await holder.AccountIdAsync(), Changing.FreeOfCharge);
        var draft = await holder.BeginsChangeWithFactsAsync(entry);
        Assert.Contains(words, holder.Browser.Page.Text(".notice--error"), StringComparison.Ordinal);
        Assert.Null(holder.Browser.Page.Document.QuerySelector("main form"));
        (await holder.Browser.OpenAsync(draft + "/answers")).MustBe("2.5.8");
    }

    [Theory]
    [InlineData(StatusCommand.Suspend, "登録が一時停止されています。")]
    [InlineData(StatusCommand.Revoke, "登録が取り消されています。")]
    internal async Task G6_an_entry_that_is_not_in_force_says_why_it_cannot_be_changed(StatusCommand command, string words)
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        await ChangeStatusAsync(entry, command);
        var page = (await holder.Browser.OpenAsync($"/applications/change/{entry}")).MustBe("2.5.2");
        Assert.Contains(words, page.Text(".notice--error"), StringComparison.Ordinal);
        await holder.Browser.OpenAsync("/home/search");
        await holder.Browser.PostAsync($"/applications/change/{entry}", ("procedure", "change"));
        Assert.Equal(0, await world.InDbAsync(db => db.Set<Application>().CountAsync(a => a.RegistrationId == entry)));
    }

    [Fact]
    public async Task G6_an_entry_that_was_suspended_meanwhile_stops_the_draft_at_2_5_8()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        var draft = await holder.FillsInChangeAsync(entry);
        await ChangeStatusAsync(entry, StatusCommand.Suspend);
        Assert.Contains("一時停止", (await holder.Browser.OpenAsync(draft + "/consent")).MustBe("2.5.8").Text(".notice--error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task G1_another_holders_registration_is_not_found()
    {
        var (_, entry) = await world.MarriedHolderAsync();
        var stranger = await world.HolderSignedIn("taro");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Browser.OpenAsync($"/applications/change/{entry}")).Status);
        await stranger.Browser.OpenAsync("/home/search");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Browser.PostAsync($"/applications/change/{entry}", ("procedure", "change"))).Status);
    }

    [Fact]
    public async Task G5_a_draft_of_the_same_registration_can_be_continued()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        var draft = await holder.BeginsChangeAsync(entry);
        var page = (await holder.Browser.OpenAsync($"/applications/change/{entry}")).MustBe("2.5.2");
        Assert.Equal(draft + "/check", page.Document.QuerySelector("main .button-row a")!.GetAttribute("href"));
        (await holder.Browser.OpenAsync(draft + "/check")).MustBe("2.5.3");
    }

    [Fact]
    public async Task G5_a_second_change_waits_for_the_one_that_was_submitted()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        var application = await holder.AppliesForChangeAsync(entry);
        var page = await holder.Browser.OpenAsync($"/applications/change/{entry}");
        Assert.Contains("結果が出るまで、次の手続きは申請できません。", page.Words, StringComparison.Ordinal);
        Assert.Contains(application + "/timeline", page.Links);
        await holder.Browser.OpenAsync("/home/search");
        await holder.Browser.PostAsync($"/applications/change/{entry}", ("procedure", "change"));
        Assert.Equal(1, await world.InDbAsync(db => db.Set<Application>().CountAsync(a => a.RegistrationId == entry)));
    }

    [Fact]
    public async Task A_change_has_no_page_for_the_choice_of_row_1_5_2()
    {
        var (holder, entry) = await world.MarriedHolderAsync();
        var draft = await holder.BeginsChangeAsync(entry);
        Assert.Equal(HttpStatusCode.NotFound, (await holder.Browser.OpenAsync(draft + "/state")).Status);
    }

    private Task<StatusOutcome> ChangeStatusAsync(Guid entry, StatusCommand command) => world.InServiceAsync(s =>
        s.GetRequiredService<ChangeStatusHandler>()
            .HandleAsync(entry, new HashSet<string> { Changing.FreeOfCharge }, command, Actor.System, "届出による", CancellationToken.None));
}
