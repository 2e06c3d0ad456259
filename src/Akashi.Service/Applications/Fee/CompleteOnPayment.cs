using Akashi.Service.Applications.Office.Decide;
using Akashi.Service.Payments;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers.Orders;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Fee;

/// <summary>
/// Completes an application when its fee is paid, in the same transaction (threat M10). If the decided link no longer holds, it is not
/// made (L2): the application stays paid, and staff find it in their queue.
/// </summary>
internal sealed class CompleteOnPayment(AkashiDb db, ApplicationStore store, LinkDecision links, ApplicationSteps steps, Completions completions)
    : IFollow<ChargeCaptured>
{
    public async Task FollowAsync(ChargeCaptured happened, CancellationToken ct)
    {
        var application = await db.Set<Application>().SingleAsync(a => a.Id == happened.SubjectId, ct);
        if (!await steps.MoveAsync(application, ApplicationCommand.Pay, Actor.System, null, null, ct)) return;
        var order = application.AwaitingFee ?? throw new InvalidOperationException($"The application {application.Id} awaited a fee without an order.");
        if (await HoldsAsync(application, order, ct)) await completions.CompleteAsync(application, order, null, ct);
    }

    private async Task<bool> HoldsAsync(Application application, RegisterOrder order, CancellationToken ct) =>
        order is not RegisterOrder.Link
        || (SubmittedApplication.Of(await store.LoadAsync(application, ct)) is { } submitted
            && await links.StillHoldsAsync(submitted, order.RegistrationId, ct));
}
