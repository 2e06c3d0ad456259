using Akashi.Service.Payments.Provider;
using Akashi.Service.Payments.Settle;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;

namespace Akashi.Service.Payments;

/// <summary>Moves attempts through the state machine, together with the charge, the event and the audit line. To be called inside an act.</summary>
internal sealed partial class AttemptSteps(Commit commit, OutboxWriter outbox, TimeProvider clock, ILogger<AttemptSteps> logger)
{
    /// <summary>After this time without news from the provider, it is asked.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>How long the provider's page accepts a payment.</summary>
    public static readonly TimeSpan LifeOfPage = TimeSpan.FromHours(1);

    /// <summary>Whether a time of an attempt lies so far ahead that the clock must have been set back.</summary>
    public static bool IsAhead(DateTimeOffset? time, DateTimeOffset now) => time is { } at && Clocks.IsAhead(at - LifeOfPage, now);

    /// <summary>Applies news about an attempt.</summary>
    /// <param name="charge">The charge, loaded inside the act.</param>
    /// <param name="attempt">One of its attempts, loaded inside the act.</param>
    /// <param name="news">The news.</param>
    /// <param name="by">The holder or the Service.</param>
    /// <param name="ct">Cancels the act.</param>
    public async Task MoveAsync(Charge charge, Attempt attempt, PaymentNews news, Actor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (news == PaymentNews.Captured && charge.State is (ChargeState.Captured or ChargeState.Cancelled)) news = PaymentNews.CapturedBesides;
        if (attempt.State == AttemptState.Unknown && news == PaymentNews.LostSight) AskLater(attempt, now + Patience);
        if (PaymentMachine.Decide(attempt.State, news) is not { } next) return;
        attempt.State = next;
        attempt.Revision++;
        AskLater(attempt, next switch { AttemptState.Started => attempt.EndsAt, AttemptState.Unknown => now + Patience, _ => null });
        if (charge.State is not (ChargeState.Captured or ChargeState.Cancelled))
        {
            charge.State = PaymentMachine.After(next);
            charge.Revision++;
        }
        if (next == AttemptState.Surplus) PaidInVain(logger, charge.Id, attempt.Id);
        if (next == AttemptState.Captured)
        {
            charge.PaidAt = now;
            await commit.RaiseAsync(new ChargeCaptured(charge.Id, charge.SubjectId, attempt.Id, charge.Total), ct);
        }
        else
        {
            await commit.RaiseAsync(new ChargeMoved(charge.Id, charge.SubjectId, attempt.Id, next.ToString().ToLowerInvariant(), by), ct);
        }
    }

    /// <summary>Applies a payment reported by the provider if it matches what was asked for; otherwise alerts the operator (threat M7).</summary>
    public async Task CaptureAsync(Charge charge, Attempt attempt, ProviderPayment paid, CancellationToken ct)
    {
        if (paid.Reference != attempt.Id || paid.Amount != charge.Total.Amount || paid.Currency != ProviderPayment.Yen)
        {
            Mismatch(logger, charge.Id, attempt.Id, paid.Amount, paid.Currency);
            await MoveAsync(charge, attempt, PaymentNews.LostSight, Actor.System, ct);
            return;
        }
        attempt.Payment ??= paid.Payment;
        await MoveAsync(charge, attempt, PaymentNews.Captured, Actor.System, ct);
    }

    /// <summary>Makes the provider be asked about an open attempt earlier than planned. To be called inside an act.</summary>
    public void AskSoon(Attempt attempt)
    {
        if (attempt.State is AttemptState.Started or AttemptState.Unknown) AskLater(attempt, clock.GetUtcNow() + Patience);
    }

    private void AskLater(Attempt attempt, DateTimeOffset? at)
    {
        attempt.AskAt = at;
        if (at is not null) outbox.Add(AskProvider.Kind, new AskAbout(attempt.ChargeId), at);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Charge {ChargeId} was paid twice, or after it ended; attempt {AttemptId} must be given back.")]
    private static partial void PaidInVain(ILogger logger, Guid chargeId, Guid attemptId);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "Charge {ChargeId}, attempt {AttemptId}: the provider reports {Amount} {Currency}, which is not what was asked for. Nothing was captured.")]
    private static partial void Mismatch(ILogger logger, Guid chargeId, Guid attemptId, long amount, string currency);
}
