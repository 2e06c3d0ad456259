using Akashi.Service.Platform.Outbox;

namespace Akashi.Service.Payments.Settle;

/// <summary>What the outbox holds of an attempt nobody came back from: webhook lost, browser closed, no answer.</summary>
/// <param name="ChargeId">The charge whose open attempt the provider is to be asked about.</param>
internal sealed record AskAbout(Guid ChargeId);

/// <summary>
/// Asks the provider when an attempt's time to be asked about has come (threat M8); asking twice changes nothing. Who still does not know
/// afterwards is asked about by a message of its own, so that no payment is ever given up.
/// </summary>
internal sealed class AskProvider(Attempts attempts, SettleHandler settle, TimeProvider clock) : IOutboxHandler
{
    public const string Kind = "ask-provider";

    public async Task<OutboxResult> HandleAsync(OutboxMessage message, CancellationToken ct)
    {
        var charge = message.Read<AskAbout>().ChargeId;
        if (!await IsDueAsync(charge, ct)) return new OutboxResult.Done();
        await settle.HandleAsync(charge, leave: false, ct);
        return await IsDueAsync(charge, ct) ? new OutboxResult.RetryLater("still open at the provider") : new OutboxResult.Done();
    }

    // Settled meanwhile, or put off: then another message waits.
    private async Task<bool> IsDueAsync(Guid charge, CancellationToken ct) =>
        await attempts.FindOpenAsync(charge, ct) is { AskAt: { } at } && at <= clock.GetUtcNow();
}
