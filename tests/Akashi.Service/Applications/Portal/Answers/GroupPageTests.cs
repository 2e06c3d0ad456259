using System.Net;
using Akashi.Service.Applications;
using Akashi.Service.Tests.Given;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using static Akashi.Service.Tests.Given.Practising;

namespace Akashi.Service.Tests.Applications.Portal.Answers;

/// <summary>Row 1.5.9 with what a person may have several of: each time is added, corrected and removed without touching another.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class GroupPageTests(World world)
{
    private const string Add = "実務経験を追加する";

    [Fact]
    public async Task What_must_be_given_once_is_there_at_first_and_cannot_be_removed_alone()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsAtEmployersAsync();
        var page = holder.Browser.Page;
        Assert.Equal(["実務経験 1件目"], Legends(page));
        Assert.DoesNotContain("実務経験 1件目を削除する", page.Words, StringComparison.Ordinal);
        var missing = (await holder.Browser.PressAsync("次へ")).MustBe("1.5.9");
        Assert.Contains("「実務経験 1件目：勤務先の名称」を入力してください。", missing.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_keeps_what_was_typed_right_or_wrong_and_goes_on_at_the_new_one()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsAtEmployersAsync();
        var page = await holder.Browser.PressAsync(Add, Employer(1, "甲会計事務所", until: "二千"));
        Assert.Equal(draft + "/answers/practice", page.Path);
        Assert.Equal(["実務経験 1件目", "実務経験 2件目"], Legends(page));
        Assert.Equal(("甲会計事務所", "二千", ""), (Value(page, "practice.1.employer"), Value(page, "practice.1.until.year"), Value(page, "practice.2.employer")));
    }

    [Fact]
    public async Task A_second_press_of_the_same_button_adds_nothing_more()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsAtEmployersAsync();
        var form = holder.Browser.FormOf("main form");
        var action = form.QuerySelectorAll("button").Single(b => b.TextContent.Trim() == Add).GetAttribute("formaction");
        await holder.Browser.SubmitAsync(form, Employer(1, "甲会計事務所"), action);
        var page = await holder.Browser.SubmitAsync(form, Employer(1, "甲会計事務所"), action);
        Assert.Equal(("", 2), (page.Errors, Legends(page).Count));
    }

    [Fact]
    public async Task Each_one_has_its_mistakes_at_its_own_fields_and_in_the_summary()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsAtEmployersAsync();
        await holder.Browser.PressAsync(Add, Employer(1, "甲会計事務所"));
        var page = (await holder.Browser.PressAsync("次へ", Employer(2, "", "2020", "2019"))).MustBe("1.5.9");
        Assert.Equal("＊「実務経験 2件目：勤務先の名称」を入力してください。", page.Text("#practice_2_employer-error"));
        Assert.Equal("", page.Text("#practice_1_employer-error"));
        Assert.Equal(
            "「実務経験 2件目：終えた年月」が「実務経験 2件目：始めた年月」より前になっています。両方を確認してください。",
            page.Text(".error-summary a[href='#practice_2_until']"));
        Assert.Equal(2, page.Document.QuerySelectorAll(".error-summary li").Length);
    }

    [Fact]
    public async Task Labels_of_two_are_told_apart_by_who_only_hears_them()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsAtEmployersAsync();
        var page = await holder.Browser.PressAsync(Add);
        Assert.Equal("実務経験 1件目：勤務先の名称", page.Text("label[for=practice_1_employer]"));
        Assert.Equal("実務経験 2件目：勤務先の名称", page.Text("label[for=practice_2_employer]"));
        var legend = page.Document.QuerySelector("#practice_2_from")!.Closest("fieldset")!.QuerySelector("legend")!;
        Assert.StartsWith("実務経験 2件目：始めた年月", legend.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_takes_that_one_and_the_others_keep_order_and_answers()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsAtEmployersAsync();
        await holder.Browser.PressAsync(Add, Employer(1, "甲会計事務所"));
        await holder.Browser.PressAsync(Add, Employer(2, "乙商事"));
        var page = await holder.Browser.PressAsync("実務経験 2件目を削除する", Employer(3, "丙税務署", until: "x"));
        Assert.Equal(["実務経験 1件目", "実務経験 2件目"], Legends(page));
        Assert.Equal(("甲会計事務所", "丙税務署", "x"), (Value(page, "practice.1.employer"), Value(page, "practice.3.employer"), Value(page, "practice.3.until.year")));
        var kept = await AnswersAsync(draft);
        Assert.Equal("1 3", kept["practice"]);
        Assert.DoesNotContain(kept.Keys, k => k.StartsWith("practice.2.", StringComparison.Ordinal));
        var again = await holder.Browser.PressAsync(Add);
        string?[] added = [Value(again, "practice.4.employer"), Value(again, "practice.4.from.year"), Value(again, "practice.4.work")];
        Assert.All(added, value => Assert.Equal("", value));
    }

    [Theory]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11")]
    public async Task More_than_the_catalog_takes_are_refused(string keys)
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsAtEmployersAsync();
        var page = (await holder.Browser.PressAsync("次へ", ("practice", keys))).MustBe("1.5.9");
        Assert.Equal("「実務経験」は10件までです。不要なものを削除してください。", page.Text(".error-summary a[href='#practice']"));
    }

    [Theory]
    [InlineData("add", "group=practice&key=<x>", 1)]
    [InlineData("add", "group=practice&key=1", 1)]
    [InlineData("add", "group=practice&key=1000", 1)]
    [InlineData("remove", "group=practice&key=1", 1)]
    [InlineData("add", "group=practice&key=7", 2)]
    public async Task A_forged_press_changes_nothing_that_a_button_could_not(string press, string query, int times)
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsAtEmployersAsync();
        var page = await holder.Browser.SubmitAsync(holder.Browser.FormOf("main form"), [], $"{draft}/answers/practice?handler={press}time&{query}");
        Assert.Equal(times, Legends(page.MustBe("1.5.9")).Count);
    }

    [Fact]
    public async Task A_press_for_what_is_no_group_is_not_found()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsAtEmployersAsync();
        var page = await holder.Browser.SubmitAsync(holder.Browser.FormOf("main form"), [], draft + "/answers/practice?handler=addtime&group=oath&key=2");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task An_address_of_a_press_that_is_opened_by_itself_leads_to_the_page()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsAtEmployersAsync();
        foreach (var handler in new[] { "addtime", "removetime" })
        {
            var page = await holder.Browser.OpenAsync($"{draft}/answers/practice?handler={handler}&group=practice&key=2");
            Assert.Equal(draft + "/answers/practice", page.MustBe("1.5.9").Address.PathAndQuery);
        }
    }

    [Fact]
    public async Task Each_is_checked_signed_and_reviewed_by_itself_and_in_English_too()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.AppliesWithEmployersAsync();
        var signed = System.Text.Encoding.UTF8.GetString((await RowAsync(draft)).Submission!.Document);
        Assert.Contains("{\"id\":\"practice\",\"label\":\"実務経験\",\"value\":\"2件\"}", signed, StringComparison.Ordinal);
        Assert.Contains("{\"id\":\"practice.2.employer\",\"label\":\"実務経験 2件目：勤務先の名称\",\"value\":\"乙商事\"}", signed, StringComparison.Ordinal);
        var clerk = await world.StaffSignedIn("jftaa");
        var review = await clerk.ReviewsAsync(draft);
        Assert.Contains("実務経験2件目：始めた年月平成30年", Tight(review), StringComparison.Ordinal);
        await clerk.Browser.SwitchAsync();
        var english = (await clerk.Browser.OpenAsync(Clerk.ReviewOf(draft))).MustBe("6.3");
        Assert.Contains("Practice2:Nameoftheemployer乙商事", Tight(english), StringComparison.Ordinal);
        Assert.Contains("Practice2listed", Tight(english), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_stands_at_one_and_staff_see_which_was_corrected_removed_and_added()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.AppliesWithEmployersAsync();
        var clerk = await world.StaffSignedIn("jftaa");
        await clerk.ReturnsAsync(draft, ("field:practice.2.employer", "正式な名称を書いてください。"));
        var page = (await holder.Browser.OpenAsync(draft + "/answers/practice")).MustBe("1.5.9");
        var notice = page.Document.QuerySelectorAll("main form .notice").Single();
        Assert.NotNull(notice.NextElementSibling!.QuerySelector("[name='practice.2.employer']"));
        await holder.Browser.PressAsync("実務経験 1件目を削除する", ("practice.2.employer", "乙商事株式会社"));
        await holder.Browser.PressAsync(Add);
        await holder.Browser.PressAsync("次へ", Employer(3, "丁法人", "2024", "2026"));
        var check = (await holder.Browser.OpenAsync(draft + "/check")).MustBe("1.5.10");
        string[] said =
        [
            "実務経験1件目：勤務先の名称乙商事株式会社訂正前：乙商事", "実務経験2件目：勤務先の名称丁法人訂正前：（入力なし）",
            "実務経験1件目：勤務先の名称（削除しました）訂正前：甲会計事務所",
        ];
        Assert.All(said, words => Assert.Contains(words, Tight(check), StringComparison.Ordinal));
        // Neither the number of them nor what stayed counts as changed.
        Assert.Equal(1 + 4 + 4, check.Document.QuerySelectorAll(".summary-list__row--changed").Length);
    }

    [Fact]
    public async Task A_key_that_was_signed_never_becomes_anothers()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.AppliesWithEmployersAsync();
        await (await world.StaffSignedIn("jftaa")).ReturnsAsync(draft, ("field:practice", "今の勤務先を書いてください。"));
        await holder.Browser.OpenAsync(draft + "/answers/practice");
        await holder.Browser.PressAsync("実務経験 2件目を削除する");
        await holder.Browser.PressAsync(Add);
        Assert.Equal("1 3", (await AnswersAsync(draft))["practice"]);
    }

    [Fact]
    public async Task A_reason_at_one_that_was_removed_stands_as_it_was_signed_and_leads_to_the_group()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.AppliesWithEmployersAsync();
        await (await world.StaffSignedIn("jftaa")).ReturnsAsync(draft, ("field:practice.2.employer", "正式な名称を書いてください。"));
        await holder.Browser.OpenAsync(draft + "/answers/practice");
        await holder.Browser.PressAsync("実務経験 2件目を削除する");
        var timeline = (await holder.Browser.OpenAsync(draft + "/timeline")).MustBe("1.7.2");
        Assert.Contains("実務経験2件目：勤務先の名称正式な名称を書いてください。", Tight(timeline), StringComparison.Ordinal);
        Assert.Contains(timeline.Links, l => l.StartsWith(draft + "/answers/practice#", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reason_at_one_that_is_gone_from_the_next_round_stands_at_the_group_for_staff()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.AppliesWithEmployersAsync();
        var clerk = await world.StaffSignedIn("jftaa");
        await clerk.ReturnsAsync(draft, ("field:practice.2.employer", "正式な名称を書いてください。"));
        await holder.Browser.OpenAsync(draft + "/answers/practice");
        await holder.Browser.PressAsync("実務経験 2件目を削除する");
        await holder.Browser.PressAsync("次へ");
        (await holder.Browser.OpenAsync(draft + "/check")).MustBe("1.5.10");
        (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.11");
        await holder.ConsentsAsync();
        (await holder.CardAnswersAsync()).MustBe("1.6.1");
        var review = await clerk.ReviewsAsync(draft);
        Assert.Contains("実務経験正式な名称を書いてください。", Tight(review), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Applying_again_takes_over_each_of_them()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.AppliesWithEmployersAsync();
        await holder.Browser.OpenAsync(draft + "/withdraw");
        await holder.Browser.PressAsync("取り下げる");
        var again = (await holder.Browser.PressAsync("内容を引き継いで申請しなおす")).Path[..^"/state".Length];
        var (before, taken) = ((await RowAsync(draft)).Answers.Accepted, await AnswersAsync(again));
        Assert.Equal(before.OrderBy(a => a.Key, StringComparer.Ordinal), taken.OrderBy(a => a.Key, StringComparer.Ordinal));
        Assert.Equal("乙商事", taken["practice.2.employer"]);
    }

    [Fact]
    public async Task What_is_not_asked_any_more_is_not_signed_and_comes_back()
    {
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsAtEmployersAsync();
        await holder.Browser.PressAsync(Add, Employer(1, "甲会計事務所"));
        await holder.Browser.PressAsync("次へ", Employer(2, "乙商事"));
        await holder.Browser.OpenAsync(draft + "/answers");
        Assert.Equal(draft + "/answers/office", (await holder.Browser.PressAsync("次へ", ("grounds", "attorney"))).Path);
        await holder.Browser.OpenAsync(draft + "/answers");
        var page = await holder.Browser.PressAsync("次へ", ("grounds", "examination"));
        Assert.Equal((2, "乙商事"), (Legends(page).Count, Value(page, "practice.2.employer")));
    }

    [Fact]
    public async Task One_that_another_window_added_is_not_lost_unnoticed()
    {
        var holder = await world.HolderSignedIn();
        await holder.BeginsAtEmployersAsync();
        var old = holder.Browser.FormOf("main form");
        await holder.Browser.PressAsync(Add, Employer(1, "甲会計事務所"));
        await holder.Browser.PressAsync("次へ", Employer(2, "乙商事"));
        var page = (await holder.Browser.SubmitAsync(old, Employer(1, "甲会計事務所"))).MustBe("1.5.9");
        Assert.Contains("（保存されている内容：2件、この画面の入力：1件）", page.Errors, StringComparison.Ordinal);
        Assert.Equal("乙商事", Value(page, "practice.2.employer"));
    }

    // Labels and values stand in elements of their own, with nothing between them.
    private static string Tight(Page page) => page.Words.Replace(" ", "", StringComparison.Ordinal);

    private static IReadOnlyList<string> Legends(Page page) => [.. page.Document.QuerySelectorAll(".group__legend").Select(l => l.TextContent.Trim())];

    private static string? Value(Page page, string name) => page.Document.QuerySelector($"[name='{name}']") switch
    {
        IHtmlInputElement input => input.Value,
        { } other => other.TextContent.Trim(),
        null => null,
    };

    private async Task<IReadOnlyDictionary<string, string>> AnswersAsync(string draft) => (await RowAsync(draft)).Answers.Accepted;

    private Task<Application> RowAsync(string draft) =>
        world.InDbAsync(db => db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == Applying.IdOf(draft)));
}
