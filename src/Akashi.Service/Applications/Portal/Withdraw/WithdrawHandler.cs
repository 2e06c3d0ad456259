using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Applications.Portal.Withdraw;

/// <summary>Outcome of withdrawing.</summary>
internal enum WithdrawOutcome
{
    /// <summary>Withdrawn, now or earlier.</summary>
    Withdrawn,

    /// <summary>It was decided, or it ended, before the press arrived: nothing changes.</summary>
    TooLate,

    /// <summary>The fee is being paid at this moment: nothing changes until that is settled.</summary>
    BeingPaid,

    /// <summary>This holder has no such application.</summary>
    NotFound,
}

/// <summary>Row 1.7.3: withdraws an application before it is decided. There is no way back.</summary>
internal sealed class WithdrawHandler(ApplicationStore store, ApplicationSteps steps, ISubmissionFee fee, Commit commit)
{
    /// <param name="id">The application.</param>
    /// <param name="accountId">The holder's account.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task<WithdrawOutcome> HandleAsync(Guid id, Guid accountId, CancellationToken ct)
    {
        if (await store.FindAsync(id, accountId, ct) is { Application: { State: ApplicationState.Unpaid, ChargeId: { } charge } })
            await fee.SettleAsync(charge, ct);
        return await commit.RunAsync(() => WithdrawAsync(id, accountId, ct), ct);
    }

    private async Task<WithdrawOutcome> WithdrawAsync(Guid id, Guid accountId, CancellationToken ct)
    {
        if (await store.FindAsync(id, accountId, ct) is not { } found) return WithdrawOutcome.NotFound;
        if (found.Application is { State: ApplicationState.Unpaid, ChargeId: { } charge } && !await fee.CancelAsync(charge, ct))
            return WithdrawOutcome.BeingPaid;
        var moved = await steps.MoveAsync(found.Application, ApplicationCommand.Withdraw, Actor.Holder(accountId), null, null, ct);
        return moved || found.Application.State == ApplicationState.Withdrawn ? WithdrawOutcome.Withdrawn : WithdrawOutcome.TooLate;
    }
}
