using Akashi.Service.Applications;
using Akashi.Service.Payments;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Decisions.Fee;

/// <summary>
/// Ends an application whose fee was not paid in time: its charge can no longer be paid, and what was promised is free for others. A payment that is
/// under way is waited for; one that arrives later is given back.
/// </summary>
internal sealed class EndUnpaidHandler(AkashiDb db, SubmittedApplications applications, ApplicationMoves moves, ChargeEnds charges, Commit commit)
{
    /// <returns>Whether it ended.</returns>
    public async Task<bool> HandleAsync(Guid id, CancellationToken ct)
    {
        if (await applications.FindAsync(id, ct) is not { ChargeId: { } charge } found || !moves.IsOverdue(found)) return false;
        await charges.SettleAsync(charge, ct);
        return await commit.RunAsync(() => EndAsync(id, charge, ct), ct);
    }

    private async Task<bool> EndAsync(Guid id, Guid charge, CancellationToken ct)
    {
        if (await applications.FindAsync(id, ct) is not { } submitted || !ApplicationMachine.OwesFee(submitted.State) || !moves.IsOverdue(submitted))
            return false;
        if (await charges.CancelAsync(charge, ct) != CancelOutcome.Cancelled) return false;
        if (await db.Set<Decision>().SingleOrDefaultAsync(d => d.ApplicationId == id, ct) is { } decision)
            (decision.AwaitingFee, decision.PromisedEntry, decision.ReservedNumber) = (null, null, null);
        return await moves.ExpireAsync(submitted, ct);
    }
}
