using Akashi.Service.Platform.Actors;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Applications;

/// <summary>Completes applications: the register gets its order in the same act.</summary>
internal sealed class Completions(ApplicationSteps steps, RegisterOrders registers)
{
    /// <param name="application">Loaded within the act.</param>
    /// <param name="order">What the register is told.</param>
    /// <param name="details">Codes and digests for the audit trail; null where none.</param>
    /// <param name="ct">Stops it.</param>
    public async Task CompleteAsync(Application application, RegisterOrder order, IReadOnlyDictionary<string, string>? details, CancellationToken ct)
    {
        if (!await steps.MoveAsync(application, ApplicationCommand.Complete, Actor.System, null, details, ct)) return;
        (application.AwaitingFee, application.ReservedNumber) = (null, null);
        await registers.CarryOutAsync(order, ct);
    }
}
