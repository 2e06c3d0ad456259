using Akashi.Service.Payments.Provider;
using Akashi.Service.Payments.Settle;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;

namespace Akashi.Service.Payments;

/// <summary>Moves attempts through the state machine; charge, event and audit line go with each move. To be called inside of an act.</summary>
internal sealed partial class AttemptSteps(Commit commit, OutboxWriter outbox, TimeProvider clock, ILogger<AttemptSteps> logger)
{
    /// <summary>After this time without a word from the provider it is asked.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>So long the provider's page can be paid on.</summary>
    public static readonly TimeSpan LifeOfPage = TimeSpan.FromHours(1);

    /// <summary>Whether an attempt's time lies so far ahead that the clock was set back since.</summary>
    public static bool IsAhead(DateTimeOffset? time, DateTimeOffset now) => time is { } at && Clocks.IsAhead(at - LifeOfPage, now);

    /// <summary>Applies what was learned.</summary>
    /// <param name="charge">Loaded within the act.</param>
    /// <param name="attempt">One of its attempts, loaded inside of the act.</param>
    /// <param name="news">What was learned.</param>
    /// <param name="by">The holder or the service.</param>
    /// <param name="ct">Stops it.</param>
    public async Task MoveAsync(Charge charge, Attempt attempt, PaymentNews news, Actor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (news == PaymentNews.Captured && charge.State == ChargeState.Captured) news = PaymentNews.CapturedBesides;
        if (attempt.State == AttemptState.Unknown && news == PaymentNews.LostSight) AskLater(attempt, now + Patience);
        if (PaymentMachine.Decide(attempt.State, news) is not { } next) return;
        attempt.State = next;
        attempt.Revision++;
        AskLater(attempt, next switch { AttemptState.Started => attempt.EndsAt, AttemptState.Unknown => now + Patience, _ => null });
        if (charge.State != ChargeState.Captured)
        {
            charge.State = PaymentMachine.After(next);
            charge.Revision++;
        }
        if (next == AttemptState.Surplus) PaidTwice(logger, charge.Id, attempt.Id);
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

    /// <summary>Applies a payment that the provider reports, where it is the one that was asked for; else the operator is told (threat M7).</summary>
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

    /// <summary>Lets the provider be asked about an open attempt before its time. To be called inside of an act.</summary>
    public void AskSoon(Attempt attempt)
    {
        if (attempt.State is AttemptState.Started or AttemptState.Unknown) AskLater(attempt, clock.GetUtcNow() + Patience);
    }

    private void AskLater(Attempt attempt, DateTimeOffset? at)
    {
        attempt.AskAt = at;
        if (at is not null) outbox.Add(AskProvider.Kind, new AskAbout(attempt.ChargeId), at);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Charge {ChargeId} was paid twice; attempt {AttemptId} must be given back.")]
    private static partial void PaidTwice(ILogger logger, Guid chargeId, Guid attemptId);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Charge {ChargeId}, attempt {AttemptId}: the provider reports {Amount} {Currency}, which is not what was asked for. Nothing was captured.")]
    private static partial void Mismatch(ILogger logger, Guid chargeId, Guid attemptId, long amount, string currency);
}
