using Akashi.Hosting.Dates;
using Akashi.Service.Applications;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Applications.Portal.Answers;

/// <summary>Rows 1.5.9 and 2.5.9 on several pages: in order, with what applies, back without loss, and to and from the check page.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class AnswerPagesTests(World world)
{
    private const string Nurse = "registered-nurse";
    private const string LateReason = "仕事の都合で遅れました。";

    [Fact]
    public async Task Duty_of_30_days_is_asked_for_on_the_page_it_belongs_to_and_signed_only_while_it_applies()
    {
        var (holder, draft) = await AtAnswersAsync();
        Assert.Null(holder.Browser.Page.Document.QuerySelector("[name=late]"));
        var asked = (await holder.Browser.PressAsync("次へ", Reason(100))).MustBe("2.5.9");
        Assert.Equal(("", draft + "/answers"), (asked.Errors, asked.Path));
        Assert.NotNull(asked.Document.QuerySelector("textarea[name=late]"));
        var missing = (await holder.Browser.PressAsync("次へ", Reason(100))).MustBe("2.5.9");
        Assert.Contains("「30日以内に申請しなかった理由（遅延理由書）」を入力してください。", missing.Errors, StringComparison.Ordinal);
        Assert.Equal(draft + "/answers/work", (await holder.Browser.PressAsync("次へ", [.. Reason(100), ("late", LateReason)])).Path);
        var check = await AnswerRestAsync(holder);
        Assert.Contains(LateReason, check.Words, StringComparison.Ordinal);

        await FollowChangeAsync(holder, check, "変更があった年月日", draft + "/answers");
        check = (await holder.Browser.PressAsync("次へ", Reason(10))).MustBe("2.5.10");
        Assert.DoesNotContain(LateReason, check.Words, StringComparison.Ordinal);
        Assert.Contains(LateReason, (await DraftAsync(draft)).Answers.Accepted.Values);

        await FollowChangeAsync(holder, check, "変更があった年月日", draft + "/answers");
        var again = (await holder.Browser.PressAsync("次へ", Reason(100))).MustBe("2.5.9");
        Assert.Equal(LateReason, again.Document.QuerySelector("[name=late]")!.TextContent.Trim());
        Assert.Contains(LateReason, (await holder.Browser.PressAsync("次へ", Reason(100))).MustBe("2.5.10").Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_apply_when_it_is_signed_is_in_neither_the_document_nor_the_application()
    {
        var (holder, draft) = await AtAnswersAsync();
        await holder.Browser.PressAsync("次へ", Reason(100));
        await holder.Browser.PressAsync("次へ", [.. Reason(100), ("late", LateReason)]);
        await FollowChangeAsync(holder, await AnswerRestAsync(holder), "変更があった年月日", draft + "/answers");
        (await holder.Browser.PressAsync("次へ", Reason(10))).MustBe("2.5.10");
        (await holder.Browser.SubmitAsync("main form")).MustBe("2.5.11");
        await holder.ConsentsAsync();
        (await holder.CardAnswersAsync()).MustBe("2.6.1");
        var received = await DraftAsync(draft);
        Assert.DoesNotContain("late", received.Answers.Accepted.Keys);
        Assert.DoesNotContain("late", System.Text.Encoding.UTF8.GetString(received.Submission!.Document), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_back_keeps_what_was_typed_right_or_wrong()
    {
        var (holder, draft) = await AtAnswersAsync();
        (await holder.Browser.PressAsync("次へ", Reason(10))).MustBe("2.5.9");
        (string, string)[] typed = [("working", "yes"), ("workplace.code", "12"), ("workplace.text", "横浜市")];
        await holder.Browser.SubmitAsync(holder.Browser.FormOf("main form"), [("working", "yes")], ActionOf(holder, "update"));
        var back = await holder.Browser.SubmitAsync(holder.Browser.FormOf("main form"), typed, ActionOf(holder, "back"));
        Assert.Equal((draft + "/answers", ""), (back.Path, back.Errors));
        var page = await holder.Browser.OpenAsync(draft + "/answers/work");
        Assert.Equal(("12", "横浜市"), (ValueOf(page, "workplace.code"), ValueOf(page, "workplace.text")));
    }

    [Fact]
    public async Task Nobody_gets_past_a_page_that_lacks_an_answer_and_what_is_not_there_is_not_found()
    {
        var (holder, draft) = await AtAnswersAsync();
        Assert.Equal(draft + "/answers", (await holder.Browser.OpenAsync(draft + "/answers/contact")).Path);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await holder.Browser.OpenAsync(draft + "/answers/nowhere")).Status);
        (await holder.Browser.OpenAsync(draft + "/answers")).MustBe("2.5.9");
        await holder.Browser.PressAsync("次へ", Reason(10));
        Assert.Equal(draft + "/answers/work", (await holder.Browser.OpenAsync(draft + "/check")).MustBe("2.5.9").Path);
    }

    [Fact]
    public async Task An_update_shows_what_applies_and_reports_nothing()
    {
        var (holder, draft) = await AtAnswersAsync();
        var page = await holder.Browser.SubmitAsync(holder.Browser.FormOf("main form"), [("reason", "other"), ("changed-on.day", "x")], ActionOf(holder, "update"));
        Assert.Equal((draft + "/answers", ""), (page.Path, page.Errors));
        Assert.NotNull(page.Document.QuerySelector("[name=reason-text]"));
        Assert.Equal("x", ValueOf(page, "changed-on.day"));
        Assert.Equal("reason", page.Document.QuerySelector("[data-decides] [name=reason]")!.GetAttribute("name"));
    }

    // Row 1.7.2.
    [Fact]
    public async Task What_is_to_be_corrected_leads_to_the_page_with_its_question()
    {
        var (holder, draft) = await AtAnswersAsync();
        await holder.Browser.PressAsync("次へ", Reason(10));
        await AnswerRestAsync(holder);
        (await holder.Browser.SubmitAsync("main form")).MustBe("2.5.11");
        await holder.ConsentsAsync();
        (await holder.CardAnswersAsync()).MustBe("2.6.1");
        var (clerk, id) = (await world.StaffSignedIn("mhlw"), Applying.IdOf(draft));
        await clerk.ReviewsAsync($"/applications/{id}");
        await clerk.Browser.OpenAsync($"/office/decisions/{id}/return");
        (await clerk.Browser.PressAsync("差し戻す", ("field:phone", "つながる番号を書いてください。"), ("document:proof", "読めません。"))).MustBe("6.3");
        var page = (await holder.Browser.OpenAsync(draft + "/timeline")).MustBe("1.7.2");
        Assert.Contains(draft + "/answers/contact#phone", page.Links);
        Assert.Contains(page.Links, l => l.StartsWith(draft + "/answers/documents#", StringComparison.Ordinal));
    }

    private async Task<(Holder Holder, string Draft)> AtAnswersAsync()
    {
        var (holder, entry) = await world.MarriedHolderAsync(Nurse);
        var draft = await holder.BeginsChangeWithFactsAsync(entry);
        (await holder.Browser.SubmitAsync("main form")).MustBe("2.5.9");
        return (holder, draft);
    }

    // The pages after the first.
    private static async Task<Page> AnswerRestAsync(Holder holder)
    {
        (await holder.Browser.PressAsync("次へ", ("working", "no"))).MustBe("2.5.9");
        (await holder.Browser.PressAsync("次へ", ("kana", "ナカムラ　ミサキ"), ("domicile.is", ""))).MustBe("2.5.9");
        (await holder.Browser.PressAsync("次へ", ("phone", "03-1234-5678"))).MustBe("2.5.9");
        var form = holder.Browser.FormOf("main form");
        TestFile[] files = [new("file.licence", "a.png", Applying.Picture), new("file.proof", "b.png", [.. Applying.Picture, 0])];
        return (await holder.Browser.SubmitAsync(form, [], null, files)).MustBe("2.5.10");
    }

    private static async Task FollowChangeAsync(Holder holder, Page check, string label, string path)
    {
        var row = check.Document.QuerySelectorAll(".summary-list__row").Single(r => r.QuerySelector("dt")!.TextContent.Trim() == label);
        var page = (await holder.Browser.OpenAsync(row.QuerySelector("a")!.GetAttribute("href")!)).MustBe("2.5.9");
        Assert.Equal(path, page.Path);
    }

    private static (string, string)[] Reason(int daysAgo)
    {
        var day = JapanTime.DayOf(TimeProvider.System.GetUtcNow()).AddDays(-daysAgo);
        return
        [
            ("reason", "marriage"), ("changed-on.era", "Western"), ("changed-on.year", $"{day.Year}"), ("changed-on.month", $"{day.Month}"),
            ("changed-on.day", $"{day.Day}"),
        ];
    }

    private Task<Application> DraftAsync(string draft) =>
        world.InDbAsync(db => db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == Applying.IdOf(draft)));

    private static string ActionOf(Holder holder, string handler) =>
        holder.Browser.Page.Document.QuerySelectorAll("[formaction], form[data-update]")
            .Select(e => e.GetAttribute("formaction") ?? e.GetAttribute("data-update")).OfType<string>().First(a => a.Contains("handler=" + handler, StringComparison.Ordinal));

    private static string? ValueOf(Page page, string name) => page.Document.QuerySelector($"[name='{name}']")!.GetAttribute("value");
}
