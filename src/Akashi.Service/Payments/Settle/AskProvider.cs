using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Payments.Settle;

/// <summary>What the outbox holds of an attempt nobody came back from: webhook lost, browser closed, no answer.</summary>
/// <param name="ChargeId">The charge whose open attempt the provider is to be asked about.</param>
internal sealed record AskAbout(Guid ChargeId);

/// <summary>
/// Asks the provider when an attempt's time to be asked about has come (threat M8); asking twice changes nothing. Who still does not know
/// afterwards is asked about by a message of its own, so that no payment is ever given up.
/// </summary>
internal sealed class AskProvider(Attempts attempts, AttemptSteps steps, SettleHandler settle, Commit commit, TimeProvider clock) : IOutboxHandler
{
    public const string Kind = "ask-provider";

    public async Task<OutboxResult> HandleAsync(OutboxMessage message, CancellationToken ct)
    {
        var charge = message.Read<AskAbout>().ChargeId;
        if (await IsAheadAsync(charge, ct) && await commit.RunAsync(() => SetBackAsync(charge, ct), ct)) return new OutboxResult.Done();
        if (!await IsDueAsync(charge, ct)) return new OutboxResult.Done();
        await settle.HandleAsync(charge, leave: false, ct);
        return await IsDueAsync(charge, ct) ? new OutboxResult.RetryLater("still open at the provider") : new OutboxResult.Done();
    }

    // The clock was set back, and the attempt's time would come in days only.
    private async Task<bool> IsAheadAsync(Guid charge, CancellationToken ct) =>
        AttemptSteps.IsAhead((await attempts.FindOpenAsync(charge, ct))?.AskAt, clock.GetUtcNow());

    private async Task<bool> SetBackAsync(Guid charge, CancellationToken ct)
    {
        if (await attempts.FindOpenAsync(charge, ct) is not { } open || !AttemptSteps.IsAhead(open.AskAt, clock.GetUtcNow())) return false;
        steps.AskSoon(open);
        return true;
    }

    // Settled meanwhile, or put off: then another message waits.
    private async Task<bool> IsDueAsync(Guid charge, CancellationToken ct) =>
        await attempts.FindOpenAsync(charge, ct) is { AskAt: { } at } && at <= clock.GetUtcNow();
}
