using System.Net;
using Akashi.Service.Applications;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Decisions.Office.Review;
using Akashi.Service.Staff;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using AngleSharp.Html.Dom;

namespace Akashi.Service.Tests.Decisions.Office.Review;

/// <summary>Row 6.3: staff who may decide begin the review with a button, and from then on the holder sees 「審査中」.</summary>
public class BeginReviewTests(World world)
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");

    [Fact]
    public async Task The_time_line_says_when_the_review_began_and_not_when_it_was_decided()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456");
        var id = await desk.SubmittedAsync(Hanako);
        desk.Clock.Advance(TimeSpan.FromHours(1));
        var begun = desk.Clock.GetUtcNow();
        Assert.Equal(BeginReviewOutcome.Begun, await desk.BeginReviewAsync(id));
        desk.Clock.Advance(TimeSpan.FromHours(2));
        await desk.AcceptAsync(id);
        var steps = (await desk.RowsAsync<ApplicationStep>())
            .Where(s => s.State is ApplicationState.UnderReview or ApplicationState.Accepted)
            .OrderBy(s => s.Number);
        Assert.Equal([(begun, desk.Clerk.Actor), (begun.AddHours(2), desk.Clerk.Actor)], steps.Select(s => (s.At, s.By)));
    }

    [Fact]
    public async Task Two_who_begin_at_once_begin_it_once()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.SubmittedAsync(Hanako);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.BeginReviewAsync(id))));
        Assert.Single(outcomes, BeginReviewOutcome.Begun);
        Assert.Equal(3, outcomes.Count(o => o == BeginReviewOutcome.BegunBefore));
        Assert.Single(await desk.RowsAsync<ApplicationStep>(), s => s.State == ApplicationState.UnderReview);
    }

    [Fact]
    public async Task What_was_decided_meanwhile_stays_decided()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456");
        var id = await desk.SubmittedAsync(Hanako);
        await desk.AcceptAsync(id);
        Assert.Equal(BeginReviewOutcome.BegunBefore, await desk.BeginReviewAsync(id));
        Assert.Equal(ApplicationState.Completed, Assert.Single(await desk.RowsAsync<Application>()).State);
    }

    [Fact]
    public async Task Nothing_is_decided_before_the_review_began()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456");
        var id = await desk.SubmittedAsync(Hanako);
        Assert.Equal(DecideOutcome.NotReviewed, await desk.WithAsync((DecideHandler decide) =>
            decide.AcceptAsync(id, desk.Clerk, desk.Qualifications, new AcceptInput(), CancellationToken.None)));
        Assert.Equal(DecideOutcome.NotReviewed, await desk.WithAsync((DecideHandler decide) =>
            decide.RejectAsync(id, desk.Clerk, desk.Qualifications, new RejectInput("x"), CancellationToken.None)));
        Assert.Equal(ApplicationState.Submitted, Assert.Single(await desk.RowsAsync<Application>()).State);
    }

    [Fact]
    public async Task Looking_at_it_changes_nothing_and_the_press_shows_the_holder_that_it_is_under_review()
    {
        var holder = await world.HolderSignedIn();
        var application = await holder.AppliesAsync();
        var clerk = await world.StaffSignedIn();
        var page = (await clerk.Browser.OpenAsync(Clerk.ReviewOf(application))).MustBe("6.3");
        Assert.Empty(page.Document.QuerySelectorAll("form[action$='handler=accept']"));
        Assert.DoesNotContain("審査開始", (await holder.Browser.OpenAsync(application + "/timeline")).Text(".time-line"), StringComparison.Ordinal);
        page = await clerk.Browser.PressAsync("審査をはじめる");
        Assert.Contains("審査の開始：試験 係員", page.Words, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("form[action$='handler=accept']"));
        Assert.Contains("審査開始", (await holder.Browser.OpenAsync(application + "/timeline")).Text(".time-line"), StringComparison.Ordinal);
        Assert.Contains("資格管理団体が審査しています。", holder.Browser.Page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_queue_begins_a_review_by_one_press_and_leads_to_it()
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var clerk = await world.StaffSignedIn();
        var button = (await clerk.LooksForAsync(application)).Page.Document.QuerySelector($"button[formaction^='{Clerk.ReviewOf(application)}']")!;
        var page = (await clerk.Browser.SubmitAsync((IHtmlFormElement)button.Closest("form")!, [], button.GetAttribute("formaction"))).MustBe("6.3");
        Assert.Equal((Clerk.ReviewOf(application), "審査中"), (page.Path, page.Text(".tag")));
    }

    [Fact]
    public async Task An_auditor_only_looks()
    {
        var application = await (await world.HolderSignedIn()).AppliesAsync();
        var auditor = await world.StaffSignedIn(role: StaffRole.Auditor);
        var (page, listed) = await auditor.LooksForAsync(application);
        Assert.True(listed);
        Assert.DoesNotContain("審査をはじめる", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("審査をはじめる", (await auditor.Browser.OpenAsync(Clerk.ReviewOf(application))).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Browser.PostAsync(Clerk.ReviewOf(application) + "?handler=begin")).Status);
        Assert.Equal("受付済み", (await auditor.Browser.OpenAsync(Clerk.ReviewOf(application))).Text(".tag"));
    }
}
