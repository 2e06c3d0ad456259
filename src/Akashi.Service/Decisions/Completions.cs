using Akashi.Service.Applications;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Decisions;

/// <summary>Completes applications and updates the register in the same act.</summary>
internal sealed class Completions(ApplicationMoves moves, RegisterOrders registers)
{
    /// <param name="submitted">Loaded inside the running act.</param>
    /// <param name="decision">The decision that takes effect.</param>
    /// <param name="order">The order for the register.</param>
    /// <param name="details">Codes and digests for the audit trail.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task CompleteAsync(
        SubmittedApplication submitted, Decision decision, RegisterOrder order, IReadOnlyDictionary<string, string> details, CancellationToken ct)
    {
        if (!await moves.CompleteAsync(submitted, order.RegistrationId, details, ct)) return;
        (decision.AwaitingFee, decision.PromisedEntry, decision.ReservedNumber) = (null, null, null);
        await registers.CarryOutAsync(order, ct);
    }
}
