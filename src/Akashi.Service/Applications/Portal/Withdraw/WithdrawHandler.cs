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

    /// <summary>This holder has no such application.</summary>
    NotFound,
}

/// <summary>Row 1.7.3: withdraws an application before it is decided. There is no way back.</summary>
internal sealed class WithdrawHandler(ApplicationStore store, ApplicationSteps steps, Commit commit)
{
    /// <param name="id">The application.</param>
    /// <param name="accountId">The holder's account.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task<WithdrawOutcome> HandleAsync(Guid id, Guid accountId, CancellationToken ct) => commit.RunAsync(async () =>
    {
        if (await store.FindAsync(id, accountId, ct) is not { } found) return WithdrawOutcome.NotFound;
        var moved = await steps.MoveAsync(found.Application, ApplicationCommand.Withdraw, Actor.Holder(accountId), null, null, ct);
        return moved || found.Application.State == ApplicationState.Withdrawn ? WithdrawOutcome.Withdrawn : WithdrawOutcome.TooLate;
    }, ct);
}
