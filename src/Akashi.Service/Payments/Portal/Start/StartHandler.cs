using Akashi.Hosting.Texts;
using Akashi.Service.Payments.Provider;
using Akashi.Service.Payments.Settle;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Addresses;
using Akashi.Service.Platform.Settings;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Payments.Portal.Start;

/// <summary>Result of row 5.2.5.</summary>
internal abstract record StartOutcome
{
    private StartOutcome()
    {
    }

    /// <summary>Go on to the provider's page.</summary>
    internal sealed record Go(Uri Page) : StartOutcome;

    /// <summary>The charge is already paid or can no longer be paid, or whether it is paid is not known.</summary>
    internal sealed record NotNow : StartOutcome;

    /// <summary>The payer has not agreed to the notices.</summary>
    internal sealed record NotAgreed : StartOutcome;

    /// <summary>The provider gives no page for now; nothing was charged.</summary>
    internal sealed record NoProvider : StartOutcome;
}

/// <summary>
/// Begins an attempt, or continues the open one (threat M4). The attempt is stored before the provider is asked,
/// so that a second press, a second tab or a retry after a crash uses the same key and gets the same page.
/// </summary>
internal sealed class StartHandler(
    AkashiDb db, Attempts attempts, AttemptSteps steps, SettleHandler settle, Commit commit, IPaymentProvider provider, ServiceSettings settings,
    TimeProvider clock)
{
    public async Task<StartOutcome> HandleAsync(Guid chargeId, Guid accountId, CancellationToken ct)
    {
        await settle.HandleAsync(chargeId, leave: false, ct);
        var (outcome, begun) = await commit.RunAsync(() => BeginAsync(chargeId, accountId, ct), ct);
        if (begun is null) return outcome!;
        var charge = await db.Set<Charge>().AsNoTracking().SingleAsync(c => c.Id == chargeId, ct);
        var lines = await db.Set<ChargeLine>().AsNoTracking().Where(l => l.ChargeId == chargeId).OrderBy(l => l.Number).ToListAsync(ct);
        var page = await provider.OpenAsync(charge, begun, lines, new Uri(settings.PublicOrigin, PaymentsAddresses.PageOf(chargeId, "return")), ct);
        return page is ProviderPage.Silent ? new StartOutcome.NoProvider() : await commit.RunAsync(() => KeepAsync(begun.Id, page, accountId, ct), ct);
    }

    private async Task<(StartOutcome?, Attempt?)> BeginAsync(Guid chargeId, Guid accountId, CancellationToken ct)
    {
        var charge = await db.Set<Charge>().SingleAsync(c => c.Id == chargeId && c.AccountId == accountId, ct);
        if (charge.State is ChargeState.Captured or ChargeState.Unknown or ChargeState.Cancelled) return (new StartOutcome.NotNow(), null);
        if (charge.AgreedAt is null) return (new StartOutcome.NotAgreed(), null);
        if (await attempts.FindOpenAsync(chargeId, ct) is { } open)
            return open.Page is { } page ? (new StartOutcome.Go(new Uri(page)), null) : (null, open);
        var now = clock.GetUtcNow();
        // The provider works in whole seconds.
        var ends = DateTimeOffset.FromUnixTimeSeconds((now + AttemptSteps.LifeOfPage).ToUnixTimeSeconds());
        var attempt = new Attempt
        {
            Id = Guid.CreateVersion7(now),
            ChargeId = chargeId,
            State = AttemptState.Requested,
            BegunAt = now,
            EndsAt = ends,
            Language = Languages.CurrentCode,
        };
        db.Add(attempt);
        return (null, attempt);
    }

    private async Task<StartOutcome> KeepAsync(Guid attemptId, ProviderPage page, Guid accountId, CancellationToken ct)
    {
        var attempt = await db.Set<Attempt>().SingleAsync(a => a.Id == attemptId, ct);
        var charge = await db.Set<Charge>().SingleAsync(c => c.Id == attempt.ChargeId, ct);
        if (page is not ProviderPage.Given given)
        {
            await steps.MoveAsync(charge, attempt, PaymentNews.Abandoned, Actor.System, ct);
            return new StartOutcome.NoProvider();
        }
        (attempt.Session, attempt.Page) = (given.Session, given.Address.ToString());
        await steps.MoveAsync(charge, attempt, PaymentNews.Opened, Actor.Holder(accountId), ct);
        return new StartOutcome.Go(given.Address);
    }
}
