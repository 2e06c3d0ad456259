using Akashi.Service.Platform.Actors;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Applications;

/// <summary>Completes applications and updates the register in the same act.</summary>
internal sealed class Completions(ApplicationSteps steps, RegisterOrders registers)
{
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="order">The order for the register.</param>
    /// <param name="details">Codes and digests for the audit trail; null for none.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task CompleteAsync(Application application, RegisterOrder order, IReadOnlyDictionary<string, string>? details, CancellationToken ct)
    {
        if (!await steps.MoveAsync(application, ApplicationCommand.Complete, Actor.System, null, details, ct)) return;
        (application.AwaitingFee, application.ReservedNumber) = (null, null);
        await registers.CarryOutAsync(order, ct);
    }
}
