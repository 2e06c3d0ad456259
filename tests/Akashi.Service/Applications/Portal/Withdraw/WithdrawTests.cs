using Akashi.Service.Applications;
using Akashi.Service.Applications.Portal.Change;
using Akashi.Service.Applications.Portal.Sign;
using Akashi.Service.Applications.Portal.Withdraw;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Applications.Portal.Withdraw;

/// <summary>Row 1.7.3: withdrawn before the decision, once and for all.</summary>
public class WithdrawTests
{
    private static readonly Guid Hanako = new("01990000-0000-7000-8000-000000000001");
    private static readonly Guid Stranger = new("01990000-0000-7000-8000-000000000002");

    [Fact]
    public async Task Withdrawn_application_is_decided_by_nobody_and_signed_by_nobody()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456");
        var id = await desk.ReturnedAsync(Hanako);
        Assert.Equal(WithdrawOutcome.Withdrawn, await desk.WithdrawAsync(id, Hanako));
        Assert.Equal(WithdrawOutcome.Withdrawn, await desk.WithdrawAsync(id, Hanako));
        Assert.Equal(DecideOutcome.Ended, await desk.AcceptRoundAsync(id, new AcceptInput()));
        Assert.Equal(DecideOutcome.Ended, await desk.ReturnAsync(id));
        Assert.Equal(
            new SubmitOutcome.Ended(), await desk.SubmitAsync(id, Hanako, Hanako, "none"));
        Assert.Equal(ApplicationState.Withdrawn, (await desk.StepsAsync(id))[^1].State);
    }

    [Fact]
    public async Task Decided_application_can_no_longer_be_withdrawn()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.SubmittedAsync(Hanako);
        await desk.BeginReviewAsync(id);
        await desk.RejectAsync(id);
        Assert.Equal(WithdrawOutcome.TooLate, await desk.WithdrawAsync(id, Hanako));
        Assert.Equal(WithdrawOutcome.TooLate, await desk.WithdrawAsync(await desk.DraftAsync(Stranger), Stranger));
    }

    [Fact]
    public async Task R1_nobody_else_withdraws_it()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.SubmittedAsync(Hanako);
        Assert.Equal(WithdrawOutcome.NotFound, await desk.WithdrawAsync(id, Stranger));
        Assert.Equal(ApplicationState.Submitted, (await desk.RowAsync(id)).State);
    }

    [Fact]
    public async Task R9_withdrawal_frees_the_one_open_change_which_a_return_holds()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.AccountAsync(Hanako);
        var entry = await desk.EntryAsync("D-0123456", holder: Hanako);
        var change = await desk.WithAsync((ProceduresFace procedures) => Task.FromResult(procedures.ChangesOf(Desk.CareWorker)[0]));
        Assert.IsType<BeginChangeOutcome.Begun>(await BeginAsync());
        var id = (await desk.RowsAsync<Application>())[0].Id;
        await SetAsync(ApplicationState.Returned);
        Assert.IsType<BeginChangeOutcome.AlreadyOpen>(await BeginAsync());
        await desk.WithdrawAsync(id, Hanako);
        Assert.IsType<BeginChangeOutcome.Begun>(await BeginAsync());

        Task<BeginChangeOutcome> BeginAsync() =>
            desk.WithAsync((BeginChangeHandler begin) => begin.HandleAsync(Hanako, entry, change, CancellationToken.None));
        Task SetAsync(ApplicationState state) => desk.WithAsync((AkashiDb db) =>
            db.Set<Application>().Where(a => a.Id == id).ExecuteUpdateAsync(u => u.SetProperty(a => a.State, state)));
    }
}
