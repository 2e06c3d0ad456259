using Akashi.Service.Payments.Settle;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Payments;

/// <summary>Outcome of cancelling a charge.</summary>
public enum CancelOutcome
{
    /// <summary>It can no longer be paid, by this act or an earlier one.</summary>
    Cancelled,

    /// <summary>It is paid.</summary>
    Paid,

    /// <summary>Somebody is paying, or whether they paid is not known: try again later.</summary>
    UnderWay,
}

/// <summary>Ends charges that nobody paid in time.</summary>
public sealed class ChargeEnds
{
    private readonly AkashiDb db;
    private readonly Attempts attempts;
    private readonly AttemptSteps steps;
    private readonly SettleHandler settle;
    private readonly Commit commit;
    private readonly TimeProvider clock;

    internal ChargeEnds(AkashiDb db, Attempts attempts, AttemptSteps steps, SettleHandler settle, Commit commit, TimeProvider clock) =>
        (this.db, this.attempts, this.steps, this.settle, this.commit, this.clock) = (db, attempts, steps, settle, commit, clock);

    /// <summary>Asks the provider about an open attempt, outside of any act.</summary>
    /// <param name="chargeId">The charge.</param>
    /// <param name="ct">Cancels the call.</param>
    public Task SettleAsync(Guid chargeId, CancellationToken ct) => settle.HandleAsync(chargeId, leave: false, ct);

    /// <summary>Cancels a charge inside the running act. Money that arrives later is given back.</summary>
    /// <param name="chargeId">The charge.</param>
    /// <param name="ct">Cancels the act.</param>
    public async Task<CancelOutcome> CancelAsync(Guid chargeId, CancellationToken ct)
    {
        var charge = await db.Set<Charge>().SingleAsync(c => c.Id == chargeId, ct);
        if (charge.State == ChargeState.Captured) return CancelOutcome.Paid;
        if (charge.State == ChargeState.Cancelled) return CancelOutcome.Cancelled;
        if (await attempts.FindOpenAsync(chargeId, ct) is { } open)
        {
            // An attempt that never got a page: whoever has one of the provider's all the same can pay no longer than its life.
            if (open is not { State: AttemptState.Requested, Session: null } || open.EndsAt > clock.GetUtcNow()) return CancelOutcome.UnderWay;
            await steps.MoveAsync(charge, open, PaymentNews.Abandoned, Actor.System, ct);
        }
        charge.State = ChargeState.Cancelled;
        charge.Revision++;
        await commit.RaiseAsync(new ChargeMoved(charge.Id, charge.SubjectId, null, "cancelled", Actor.System), ct);
        return CancelOutcome.Cancelled;
    }
}
