using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Applications.Portal.Correct;

/// <summary>Row 1.7.2 on the pages: the reason at its place, what changed, and both rounds before staff.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class CorrectionPagesTests(World world)
{
    private const string Why = "昼間につながる番号を書いてください。";
    private const string Blurred = "登録証の写しが読めません。";

    [Fact]
    public async Task Reason_stands_at_its_field_and_staff_see_what_was_corrected()
    {
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync();
        var clerk = await world.StaffSignedIn();
        await ReturnAsync(clerk, application);
        await ShownToHolderAsync(holder, application);
        await CorrectAsync(holder, application);
        await ShownToStaffAsync(clerk, application);
    }

    [Fact]
    public async Task Return_without_a_reason_is_refused_and_says_what_to_do()
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var clerk = await world.StaffSignedIn();
        await clerk.ReviewsAsync(application);
        (await clerk.Browser.OpenAsync(ReturnOf(application))).MustBe("6.4");
        var again = await clerk.Browser.PressAsync("差し戻す");
        Assert.Contains("少なくとも1か所", again.Errors, StringComparison.Ordinal);
        Assert.Equal(ReturnOf(application), again.Path);
    }

    [Fact]
    public async Task Withdrawal_says_what_it_means_and_the_officer_who_comes_too_late_is_told()
    {
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync();
        var clerk = await world.StaffSignedIn();
        await clerk.ReviewsAsync(application);
        (await holder.Browser.OpenAsync(application + "/timeline")).MustBe("1.7.1");
        Assert.Contains("取下げは取り消せません", (await holder.Browser.OpenAsync(application + "/withdraw")).MustBe("1.7.3").Words, StringComparison.Ordinal);
        Assert.Contains("この申請は取り下げられました。", (await holder.Browser.PressAsync("取り下げる")).MustBe("1.7.1").Words, StringComparison.Ordinal);
        var late = await clerk.Browser.PressAsync("却下する", ("reason", "x"));
        Assert.Contains("取り下げ", (await clerk.Browser.PressAsync("却下を確定する")).Errors, StringComparison.Ordinal);
        Assert.NotNull(late);
    }

    [Fact]
    public async Task Withdrawal_that_comes_too_late_is_told_so()
    {
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync();
        await holder.Browser.OpenAsync(application + "/withdraw");
        var clerk = await world.StaffSignedIn();
        await clerk.ReviewsAsync(application);
        await clerk.Browser.PressAsync("却下する", ("reason", "登録がありません。"));
        await clerk.Browser.PressAsync("却下を確定する");
        Assert.Contains("すでに決定されたか、終了しています", (await holder.Browser.PressAsync("取り下げる")).MustBe("1.7.3").Words, StringComparison.Ordinal);
        await holder.Browser.OpenAsync(application + "/timeline");
        (await holder.Browser.PressAsync("内容を引き継いで申請しなおす")).MustBe("1.5.2");
    }

    private static string ReturnOf(string application) => Clerk.ReviewOf(application)[..^"/review".Length] + "/return";

    private static async Task ReturnAsync(Clerk clerk, string application)
    {
        await clerk.ReviewsAsync(application);
        await clerk.Browser.OpenAsync(ReturnOf(application));
        var done = await clerk.Browser.PressAsync("差し戻す", ("field:phone", Why), ("document:certificate-copy", Blurred));
        Assert.Contains("差し戻しました", done.MustBe("6.3").Words, StringComparison.Ordinal);
        Assert.Contains("申請者の訂正を待っています", done.Words, StringComparison.Ordinal);
    }

    private static async Task ShownToHolderAsync(Holder holder, string application)
    {
        var timeline = (await holder.Browser.OpenAsync(application + "/timeline")).MustBe("1.7.2");
        Assert.Contains(Why, timeline.Words, StringComparison.Ordinal);
        Assert.Contains(application + "/answers#phone", timeline.Links);
        Assert.Contains(application + "/answers#file_certificate-copy", timeline.Links);
        var form = (await holder.Browser.OpenAsync(application + "/answers")).MustBe("1.5.9").Document.QuerySelector("main form")!;
        var notices = form.QuerySelectorAll(".notice").ToList();
        Assert.Equal(2, notices.Count);
        Assert.Contains(Why, notices[0].TextContent, StringComparison.Ordinal);
        Assert.NotNull(notices[0].NextElementSibling!.QuerySelector("[name=phone]"));
        Assert.NotNull(notices[1].NextElementSibling!.QuerySelector("[name='file.certificate-copy']"));
    }

    private static async Task CorrectAsync(Holder holder, string application)
    {
        var check = (await holder.Browser.SubmitAsync("main form", ("phone", "03-9000-1111"))).MustBe("1.5.10").MustBe("1.7.2");
        var changed = check.Document.QuerySelectorAll(".summary-list__row--changed").ToList();
        Assert.Contains("0312345678", Assert.Single(changed).TextContent, StringComparison.Ordinal);
        Assert.Contains(Why, check.Words, StringComparison.Ordinal);
        (await holder.Browser.SubmitAsync("main form")).MustBe("1.5.11");
        await holder.ConsentsAsync();
        Assert.Equal("訂正した申請を受け付けました（審査待ち）", (await holder.CardAnswersAsync()).MustBe("1.6.1").Heading);
        Assert.Contains("訂正して再提出", (await holder.Browser.OpenAsync(application + "/timeline")).Words, StringComparison.Ordinal);
    }

    private static async Task ShownToStaffAsync(Clerk clerk, string application)
    {
        var review = await clerk.ReviewsAsync(application);
        Assert.Contains("0312345678", review.Text(".summary-list__row--changed"), StringComparison.Ordinal);
        Assert.Contains(Why, review.Words, StringComparison.Ordinal);
        var first = await clerk.Browser.OpenAsync(Assert.Single(review.Links, l => l.Contains("/round?number=1", StringComparison.Ordinal)));
        Assert.Contains("0312345678", first.MustBe("6.3").Words, StringComparison.Ordinal);
        Assert.DoesNotContain("0390001111", first.Words, StringComparison.Ordinal);
    }
}
