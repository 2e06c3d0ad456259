using Akashi.Service.Payments.Provider;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Payments.Settle;

/// <summary>Asks the provider how the open attempt of a charge stands, and applies the answer (threats M1, M8).</summary>
internal sealed class SettleHandler(AkashiDb db, Attempts attempts, AttemptSteps steps, Commit commit, IPaymentProvider provider, TimeProvider clock)
{
    /// <summary>Asks and applies; nothing where no attempt has a page.</summary>
    /// <param name="chargeId">The charge.</param>
    /// <param name="leave">Whether the holder left the provider's page: what is not paid is closed there.</param>
    /// <param name="ct">Stops it.</param>
    public async Task HandleAsync(Guid chargeId, bool leave, CancellationToken ct)
    {
        if (await attempts.FindOpenAsync(chargeId, ct) is not { Session: { } session } open) return;
        var now = clock.GetUtcNow();
        // A page of the future ends in days only, and its charge is held until then.
        var overdue = open.AskAt <= now && (open.State == AttemptState.Unknown || AttemptSteps.IsAhead(open.EndsAt, now));
        var answer = await provider.AskAsync(session, ct);
        if (answer is ProviderAnswer.Open && (leave || overdue))
        {
            await provider.CloseAsync(session, ct);
            answer = await provider.AskAsync(session, ct);
        }
        await commit.RunAsync(() => ApplyAsync(open.Id, answer, leave, ct), ct);
    }

    private async Task ApplyAsync(Guid attemptId, ProviderAnswer answer, bool leave, CancellationToken ct)
    {
        var attempt = await db.Set<Attempt>().SingleAsync(a => a.Id == attemptId, ct);
        var charge = await db.Set<Charge>().SingleAsync(c => c.Id == attempt.ChargeId, ct);
        if (answer is ProviderAnswer.Paid { Payment: var payment }) await steps.CaptureAsync(charge, attempt, payment, ct);
        else await steps.MoveAsync(charge, attempt, NewsOf(answer, leave), Actor.System, ct);
    }

    private static PaymentNews NewsOf(ProviderAnswer answer, bool leave) => answer switch
    {
        ProviderAnswer.Open => PaymentNews.Opened,
        ProviderAnswer.Ended { Declined: true } => PaymentNews.Declined,
        ProviderAnswer.Ended => leave ? PaymentNews.Cancelled : PaymentNews.Abandoned,
        _ => PaymentNews.LostSight,
    };
}
