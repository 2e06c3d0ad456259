using Akashi.Service.Applications;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Payments;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers.Orders;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Decisions.Fee;

/// <summary>
/// Completes an application when its fee is paid, in the same transaction (threat M10). If what was decided no longer holds, it is not
/// done (L2, G8): the application stays paid, and staff find it in their queue.
/// </summary>
internal sealed class CompleteOnPayment(
    AkashiDb db, SubmittedApplications applications, LinkDecision links, ApplicationMoves moves, Completions completions)
    : IFollow<ChargeCaptured>
{
    public async Task FollowAsync(ChargeCaptured happened, CancellationToken ct)
    {
        var submitted = await applications.FindAsync(happened.SubjectId, ct)
            ?? throw new InvalidOperationException($"The application {happened.SubjectId} has a fee but was never submitted.");
        // Paid with the submission: now staff get it.
        var decision = await db.Set<Decision>().SingleOrDefaultAsync(d => d.ApplicationId == happened.SubjectId, ct);
        if (!await moves.PayAsync(submitted, ct) || decision is null) return;
        var order = decision.AwaitingFee ?? throw new InvalidOperationException($"The application {submitted.Id} awaited a fee without an order.");
        decision.PromisedEntry = null;
        var holds = order is RegisterOrder.Link
            ? await links.StillHoldsAsync(submitted, decision, order.RegistrationId, ct)
            : LinkedEntry.StillHolds(order, submitted);
        if (holds)
            await completions.CompleteAsync(submitted, decision, order, AuditLine.NoDetails, ct);
    }
}
