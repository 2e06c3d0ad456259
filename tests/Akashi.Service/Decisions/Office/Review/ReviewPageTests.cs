using System.Net;
using Akashi.Service.Registers;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Decisions.Office.Review;

/// <summary>Rows 6.2 to 6.4; threats P2, C7.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ReviewPageTests(World world)
{
    private static readonly (string, string)[] RegisteredToday =
        [("registeredOn.era", "Western"), ("registeredOn.year", "2026"), ("registeredOn.month", "11"), ("registeredOn.day", "1")];

    [Fact]
    public async Task The_matching_entry_stands_beside_the_application_with_what_differs()
    {
        var number = Registering.NewNumber();
        await world.RegisteredAsync(number, world.NewCard("yoshino").Persona);
        var page = await OpensAsync(await world.StaffSignedIn(), await (await world.HolderSignedIn()).AppliesAsync(number));
        Assert.Contains("髙﨑 𠮷乃", page.Text("tr.table__row--differs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Substituted_characters_of_the_certificate_are_named()
    {
        var page = await OpensAsync(await world.StaffSignedIn(), await (await world.HolderSignedIn("yoshino")).AppliesAsync());
        Assert.Contains("代替文字（証明されていない文字）：高 崎 吉", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attached_document_opens_for_the_body_and_for_no_other()
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var clerk = await world.StaffSignedIn();
        var link = (await OpensAsync(clerk, application)).Document.QuerySelector(".file-list__name a")!.GetAttribute("href")!;
        using var shown = await clerk.Browser.GetAsync(link);
        Assert.Equal(Applying.Picture, await shown.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var hidden = await (await world.StaffSignedIn("mhlw")).Browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    [Fact]
    public async Task Another_bodys_staff_neither_see_nor_decide_it()
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var receipt = await ReceiptAsync(application);
        var elsewhere = await world.StaffSignedIn("mhlw");
        Assert.DoesNotContain(receipt, elsewhere.Browser.Page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Browser.OpenAsync(Clerk.ReviewOf(application))).Status);
        await elsewhere.Browser.OpenAsync("/office/decisions/queue");
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Browser.PostAsync(Clerk.ReviewOf(application) + "?handler=reject", ("reason", "x"))).Status);
    }

    [Fact]
    public async Task Accepting_completes_and_the_holder_is_led_to_the_credential()
    {
        var number = Registering.NewNumber();
        var holder = await world.HolderSignedIn();
        await world.RegisteredAsync(number, holder.Card.Persona);
        var application = await holder.AppliesAsync(number);
        var clerk = await world.StaffSignedIn();
        await OpensAsync(clerk, application);
        Assert.Empty((await clerk.Browser.PressAsync("承認する")).MustBe("6.3").Errors);
        Assert.Contains("デジタル資格者証を受け取れます。", (await holder.Browser.OpenAsync(application + "/timeline")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_entry_of_the_number_accepting_is_refused_in_words()
    {
        var clerk = await world.StaffSignedIn();
        await OpensAsync(clerk, await (await world.HolderSignedIn()).AppliesAsync(Registering.NewNumber()));
        Assert.Contains("登録簿にないため、承認できません", (await clerk.Browser.PressAsync("承認する")).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "登録番号を入力してください（例：D-0123456）。")]
    [InlineData("  ", "登録番号を入力してください（例：D-0123456）。")]
    [InlineData("第号", "登録番号を入力してください（例：D-0123456）。")]
    [InlineData("D-1\u0007", "登録番号を入力してください（例：D-0123456）。")]
    public async Task A_newcomer_needs_a_number_from_staff(string number, string words)
    {
        var clerk = await world.StaffSignedIn();
        await OpensAsync(clerk, await (await world.HolderSignedIn("taro")).AppliesAsNewcomerAsync());
        var page = await clerk.Browser.PressAsync("承認する", [("number", number), .. RegisteredToday]);
        Assert.Equal("＊" + words, page.Text("#number-error"));
    }

    [Fact]
    public async Task A_number_that_is_taken_is_refused_at_its_field()
    {
        var number = Registering.NewNumber();
        await world.RegisteredAsync(number, world.NewCard().Persona);
        var clerk = await world.StaffSignedIn();
        await OpensAsync(clerk, await (await world.HolderSignedIn("taro")).AppliesAsNewcomerAsync());
        var page = await clerk.Browser.PressAsync("承認する", [("number", $"第{number}号"), .. RegisteredToday]);
        Assert.Contains("すでに登録簿にあります", page.Text("#number-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_that_staff_give_stands_in_the_register_when_all_is_complete()
    {
        var number = Registering.NewNumber();
        var holder = await world.HolderSignedIn("taro");
        var application = await holder.AppliesAsNewcomerAsync();
        var clerk = await world.StaffSignedIn();
        await OpensAsync(clerk, application);
        Assert.Empty((await clerk.Browser.PressAsync("承認する", [("number", number), .. RegisteredToday])).Errors);
        var account = await holder.AccountIdAsync();
        var entries = await world.InServiceAsync(s => s.GetRequiredService<RegistersFace>().OfHolderAsync(account, CancellationToken.None));
        Assert.Equal((number, holder.Card.Persona.Name), (Assert.Single(entries).Number, entries[0].Facts.Name));
    }

    [Fact]
    public async Task Rejecting_needs_a_reason_and_the_holder_reads_it()
    {
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync();
        var clerk = await world.StaffSignedIn();
        await OpensAsync(clerk, application);
        Assert.Contains("却下の理由を", (await clerk.Browser.PressAsync("却下する", ("reason", " "))).Text("#reason-error"), StringComparison.Ordinal);
        await clerk.Browser.PressAsync("却下する", ("reason", "登録簿の氏名と違います。"));
        Assert.Empty((await clerk.Browser.PressAsync("却下を確定する")).Errors);
        Assert.Contains("登録簿の氏名と違います。", (await holder.Browser.OpenAsync(application + "/timeline")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejecting_is_asked_once_more_with_who_and_why_and_the_way_back_keeps_the_reason()
    {
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync();
        var clerk = await world.StaffSignedIn();
        await OpensAsync(clerk, application);
        var page = (await clerk.Browser.PressAsync("却下する", ("reason", "登録証の写しが\n読めません。"))).MustBe("6.4");
        string[] shown = [await ReceiptAsync(application), holder.Card.Persona.Name.Replace('　', ' '), "登録証の写しが 読めません。", "介護福祉士"];
        Assert.All(shown, words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
        page = (await clerk.Browser.PressAsync("戻って修正する")).MustBe("6.3");
        Assert.Equal(("審査中", "登録証の写しが 読めません。"), (page.Text(".tag"), page.Text("[name=reason]")));
        await clerk.Browser.PressAsync("却下する");
        Assert.Equal("却下", (await clerk.Browser.PressAsync("却下を確定する")).Text(".tag"));
    }

    [Fact]
    public async Task What_was_done_is_said_once_and_loading_again_repeats_nothing()
    {
        var clerk = await world.StaffSignedIn();
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        Assert.Contains("審査をはじめました。", (await OpensAsync(clerk, application)).Text("[role=status]"), StringComparison.Ordinal);
        await clerk.Browser.PressAsync("却下する", ("reason", "登録簿の氏名と一致しません。"));
        Assert.Contains("却下しました。", (await clerk.Browser.PressAsync("却下を確定する")).Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("", (await clerk.Browser.OpenAsync(Clerk.ReviewOf(application))).Text("[role=status]"));
    }

    [Fact]
    public async Task The_date_of_registration_is_compared()
    {
        var number = Registering.NewNumber();
        var holder = await world.HolderSignedIn();
        await world.RegisteredAsync(number, holder.Card.Persona);
        var draft = await holder.BeginsWithFactsAsync();
        var answers = Applying.Answers(number).Where(a => a.Name != "registered-on.day");
        (await holder.AnswersAsync([.. answers, ("registered-on.day", "2")], "certificate-copy")).MustBe("1.5.10");
        await holder.Browser.SubmitAsync("main form");
        await holder.ConsentsAsync();
        (await holder.CardAnswersAsync()).MustBe("1.6.1");
        var page = await OpensAsync(await world.StaffSignedIn(), draft);
        var row = Assert.Single(page.Document.QuerySelectorAll("tr.table__row--differs")).TextContent;
        Assert.All(["登録年月日", "平成31年（2019年）4月1日", "平成31年（2019年）4月2日", "▲ 不一致"], words => Assert.Contains(words, row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_newcomer_has_no_number_to_compare_before_and_after_the_decision()
    {
        var clerk = await world.StaffSignedIn();
        var application = await (await world.HolderSignedIn("taro")).AppliesAsNewcomerAsync();
        var page = await OpensAsync(clerk, application);
        Assert.Equal("登録番号なし（新規の登録です）（登録なし） 照合なし", page.Text("tbody tr"));
        var number = Registering.NewNumber();
        page = await clerk.Browser.PressAsync("承認する", [("number", number), .. RegisteredToday]);
        Assert.Equal($"登録番号なし（新規の登録です）{number} 照合なし", page.Text("tbody tr"));
        Assert.Empty(page.Document.QuerySelectorAll("tr.table__row--differs"));
    }

    [Fact]
    public async Task What_differs_in_width_and_hyphens_only_is_the_same_for_staff_as_for_the_rules()
    {
        var number = Registering.NewNumber();
        var holder = await world.HolderSignedIn();
        var persona = holder.Card.Persona;
        var narrow = string.Concat(persona.Address.Select(c => c switch { >= '０' and <= '９' => (char)(c - '０' + '0'), '－' => '‐', _ => c }));
        await world.RegisteredAsync(number, persona with { Address = narrow });
        Assert.Empty((await OpensAsync(await world.StaffSignedIn(), await holder.AppliesAsync(number))).Document.QuerySelectorAll("tr.table__row--differs"));
    }

    [Fact]
    public async Task An_auditor_reads_and_cannot_decide()
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var auditor = await world.StaffSignedIn(role: StaffRole.Auditor);
        Assert.Empty((await OpensAsync(auditor, application)).Document.QuerySelectorAll("form[action*='handler=']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Browser.PostAsync(Clerk.ReviewOf(application) + "?handler=reject", ("reason", "x"))).Status);
    }

    private static Task<Page> OpensAsync(Clerk clerk, string application) => clerk.ReviewsAsync(application);

    private async Task<string> ReceiptAsync(string application)
    {
        var id = Applying.IdOf(application);
        return await world.InDbAsync(async db => (await db.FindAsync<Akashi.Service.Applications.Application>(id))!.Submission!.ReceiptNumber);
    }
}
