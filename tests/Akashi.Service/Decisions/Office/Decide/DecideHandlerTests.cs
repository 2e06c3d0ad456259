using Akashi.Service.Applications;
using Akashi.Service.Decisions;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Decisions.Office.Decide;

/// <summary>Row 6.4: accepting and rejecting, and what the register holds afterwards.</summary>
public class DecideHandlerTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly Guid Stranger = new("01990000-0000-7000-8000-000000000002");
    private static readonly NewEntryInput Given = new("第D-0999999号", "D-0999999", new DateOnly(2026, 11, 20));

    [Fact]
    public async Task Accepting_a_registered_holder_links_the_entry_and_completes_at_once_where_the_fee_is_zero()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456");
        var id = await desk.SubmittedAsync(Hanako, number: "第Ｄ－０１２３４５６号");
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(id));
        Assert.Equal((ApplicationState.Completed, entry), (await StateAsync(desk, id), (await OnlyEntryAsync(desk)).Id));
        Assert.Equal((Hanako, 2), ((await OnlyEntryAsync(desk)).AccountId!.Value, (await OnlyEntryAsync(desk)).Version));
    }

    [Fact]
    public async Task Accepting_somebody_not_registered_makes_the_entry_with_the_number_that_staff_gave()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.SubmittedAsync(Hanako, Standing.NotRegistered);
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(id, Given));
        var entry = await desk.WithAsync((RegistersFace registers) => registers.FindByNumberAsync(Desk.CareWorker, "D-0999999", CancellationToken.None));
        Assert.Equal(
            (Given.Number, Hanako, Desk.Hanako.Name, Given.RegisteredOn, "東京都"),
            (entry!.Number, entry.AccountId, entry.Facts.Name, entry.Facts.RegisteredOn, entry.Facts.Domicile));
        Assert.Equal(ApplicationState.Completed, await StateAsync(desk, id));
    }

    [Fact]
    public async Task The_register_knows_nothing_before_the_decision()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.SubmittedAsync(Hanako, Standing.NotRegistered);
        Assert.Empty(await desk.RowsAsync<Registration>());
    }

    [Fact]
    public async Task A_new_entry_without_a_number_is_refused_and_stays_open()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.SubmittedAsync(Hanako, Standing.NotRegistered);
        Assert.Equal(DecideOutcome.NoEntry, await desk.AcceptAsync(id));
        Assert.Equal(ApplicationState.UnderReview, await StateAsync(desk, id));
    }

    [Fact]
    public async Task A_number_that_the_register_holds_already_is_refused()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0999999");
        var id = await desk.SubmittedAsync(Hanako, Standing.NotRegistered);
        Assert.Equal(DecideOutcome.NumberTaken, await desk.AcceptAsync(id, Given));
        Assert.Equal(ApplicationState.UnderReview, await StateAsync(desk, id));
    }

    [Fact]
    public async Task A_number_that_the_register_does_not_hold_cannot_be_linked()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0000001");
        Assert.Equal(DecideOutcome.NoEntry, await desk.AcceptAsync(await desk.SubmittedAsync(Hanako)));
    }

    [Fact]
    public async Task The_same_number_of_another_qualification_is_another_registration()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456", qualification: "certified-social-worker");
        Assert.Equal(DecideOutcome.NoEntry, await desk.AcceptAsync(await desk.SubmittedAsync(Hanako)));
    }

    [Fact]
    public async Task An_entry_of_another_account_cannot_be_taken_over()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456", holder: Stranger);
        Assert.Equal(DecideOutcome.EntryTaken, await desk.AcceptAsync(await desk.SubmittedAsync(Hanako)));
        Assert.Equal(Stranger, (await OnlyEntryAsync(desk)).AccountId);
    }

    [Fact]
    public async Task An_entry_that_is_not_in_force_cannot_be_linked()
    {
        await using var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456");
        await desk.WithAsync((ChangeStatusHandler change) =>
            change.HandleAsync(entry, desk.Qualifications, StatusCommand.Suspend, desk.Clerk.Actor, "懲戒", CancellationToken.None));
        Assert.Equal(DecideOutcome.EntryNotActive, await desk.AcceptAsync(await desk.SubmittedAsync(Hanako)));
    }

    [Fact]
    public async Task Accepting_twice_decides_once()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.SubmittedAsync(Hanako, Standing.NotRegistered);
        await desk.AcceptAsync(id, Given);
        var steps = (await desk.RowsAsync<ApplicationStep>()).Count;
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(id, Given with { Number = "D-1", NumberSearchForm = "D-1" }));
        Assert.Equal((steps, Given.Number), ((await desk.RowsAsync<ApplicationStep>()).Count, (await OnlyEntryAsync(desk)).Number));
    }

    [Fact]
    public async Task Four_presses_at_once_make_one_entry()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.SubmittedAsync(Hanako, Standing.NotRegistered);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.AcceptAsync(id, Given))));
        Assert.All(outcomes, outcome => Assert.Equal(DecideOutcome.Decided, outcome));
        await OnlyEntryAsync(desk);
    }

    [Fact]
    public async Task Rejecting_keeps_the_reason_for_the_holder_and_the_register_untouched()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456");
        var id = await desk.SubmittedAsync(Hanako);
        Assert.Equal(DecideOutcome.Decided, await RejectAsync(desk, id, "氏名が登録簿と違います。"));
        var application = Assert.Single(await desk.RowsAsync<Application>());
        var decision = Assert.Single(await desk.RowsAsync<Decision>());
        Assert.Equal(
            (ApplicationState.Rejected, "氏名が登録簿と違います。", desk.Clerk.Actor),
            (application.State, decision.Rejection, decision.By));
        Assert.Null((await OnlyEntryAsync(desk)).AccountId);
    }

    [Fact]
    public async Task What_was_decided_one_way_cannot_be_decided_the_other()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456");
        var accepted = await desk.SubmittedAsync(Hanako);
        await desk.AcceptAsync(accepted);
        Assert.Equal(DecideOutcome.AlreadyDecided, await RejectAsync(desk, accepted, "x"));
        var rejected = await desk.SubmittedAsync(Stranger, Standing.NotRegistered);
        await RejectAsync(desk, rejected, "x");
        Assert.Equal(DecideOutcome.AlreadyDecided, await desk.AcceptAsync(rejected, Given));
    }

    [Fact]
    public async Task Staff_do_not_see_drafts()
    {
        await using var desk = await Desk.OpenAsync();
        Assert.Equal(DecideOutcome.NotFound, await desk.AcceptAsync(await desk.DraftAsync(Hanako)));
    }

    [Fact]
    public async Task Another_body_cannot_decide()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.SubmittedAsync(Hanako, Standing.NotRegistered);
        var elsewhere = await desk.WithAsync((DecideHandler decide) =>
            decide.AcceptAsync(
                id, desk.Clerk with { BodyId = "mhlw" }, new HashSet<string> { "registered-nurse" }, new AcceptInput(Given), CancellationToken.None));
        Assert.Equal(DecideOutcome.NotFound, elsewhere);
    }

    private static async Task<DecideOutcome> RejectAsync(Desk desk, Guid id, string reason)
    {
        await desk.BeginReviewAsync(id);
        return await desk.WithAsync((DecideHandler decide) =>
            decide.RejectAsync(id, desk.Clerk, desk.Qualifications, new RejectInput(reason), CancellationToken.None));
    }

    private static async Task<ApplicationState> StateAsync(Desk desk, Guid id) => (await desk.RowsAsync<Application>()).Single(a => a.Id == id).State;

    private static async Task<Registration> OnlyEntryAsync(Desk desk) => Assert.Single(await desk.RowsAsync<Registration>());
}
