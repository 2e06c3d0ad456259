using Akashi.Service.Payments.Provider;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Stripe;
using Stripe.Checkout;

namespace Akashi.Service.Payments.Webhooks;

/// <summary>Applies an event whose signature has been checked; each event once.</summary>
internal sealed class WebhookHandler(AkashiDb db, AttemptSteps steps, Commit commit, TimeProvider clock)
{
    public Task<bool> HandleAsync(Event happened, CancellationToken ct) => commit.RunAsync(() => ApplyAsync(happened, ct), ct);

    private async Task<bool> ApplyAsync(Event happened, CancellationToken ct)
    {
        if (happened.Data.Object is not Session session) return false;
        if (await db.Set<ProviderEvent>().AnyAsync(e => e.Id == happened.Id, ct)) return false;
        // Look it up by our own id: the event may arrive before the response with the provider's id.
        var reference = StripeAnswers.ReferenceOf(session);
        if (await db.Set<Attempt>().SingleOrDefaultAsync(a => a.Id == reference, ct) is not { } attempt) return false;
        if (attempt.Session is { } known && known != session.Id) return false;
        var charge = await db.Set<Charge>().SingleAsync(c => c.Id == attempt.ChargeId, ct);
        db.Add(new ProviderEvent { Id = happened.Id, Kind = happened.Type, AppliedAt = clock.GetUtcNow() });
        if (StripeAnswers.Of(session) is ProviderAnswer.Paid { Payment: var payment }) await steps.CaptureAsync(charge, attempt, payment, ct);
        // Expired before its time: it was closed, mostly at our request, and whoever closed it asks how it ended. If nobody does, the outbox asks.
        else if (happened.Type == EventTypes.CheckoutSessionExpired && clock.GetUtcNow() < attempt.EndsAt) steps.AskSoon(attempt);
        else if (NewsOf(happened.Type) is { } news) await steps.MoveAsync(charge, attempt, news, Actor.System, ct);
        return true;
    }

    private static PaymentNews? NewsOf(string kind) => kind switch
    {
        EventTypes.CheckoutSessionCompleted => PaymentNews.LostSight,
        EventTypes.CheckoutSessionAsyncPaymentFailed => PaymentNews.Declined,
        EventTypes.CheckoutSessionExpired => PaymentNews.Abandoned,
        _ => null,
    };
}
