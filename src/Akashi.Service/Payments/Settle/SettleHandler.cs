using Akashi.Service.Payments.Provider;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Payments.Settle;

/// <summary>Asks the provider about the open attempt of a charge, and applies the answer (threats M1, M8).</summary>
internal sealed class SettleHandler(AkashiDb db, Attempts attempts, AttemptSteps steps, Commit commit, IPaymentProvider provider, TimeProvider clock)
{
    /// <summary>Asks and applies the answer; does nothing if no attempt has a page.</summary>
    /// <param name="chargeId">The charge.</param>
    /// <param name="leave">Whether the holder has left the provider's page; if so, an unpaid page is closed.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task HandleAsync(Guid chargeId, bool leave, CancellationToken ct)
    {
        if (await attempts.FindOpenAsync(chargeId, ct) is not { Session: { } session } open) return;
        var now = clock.GetUtcNow();
        // A page dated in the future would expire only days later, and block its charge until then.
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
