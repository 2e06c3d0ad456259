using Akashi.Service.Platform.Outbox;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Payments.Settle;

/// <summary>Outbox message about an attempt that may have ended without our hearing of it: webhook lost, browser closed, no answer.</summary>
/// <param name="ChargeId">The charge whose open attempt the provider is asked about.</param>
internal sealed record AskAbout(Guid ChargeId);

/// <summary>
/// Asks the provider about an attempt when it is due (threat M8); asking twice changes nothing. If the
/// provider still does not know, a message of its own asks again later, so no payment is ever given up.
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

    // The clock was set back; without this, the attempt would become due only days later.
    private async Task<bool> IsAheadAsync(Guid charge, CancellationToken ct) =>
        AttemptSteps.IsAhead((await attempts.FindOpenAsync(charge, ct))?.AskAt, clock.GetUtcNow());

    private async Task<bool> SetBackAsync(Guid charge, CancellationToken ct)
    {
        if (await attempts.FindOpenAsync(charge, ct) is not { } open || !AttemptSteps.IsAhead(open.AskAt, clock.GetUtcNow())) return false;
        steps.AskSoon(open);
        return true;
    }

    // False if it has been settled meanwhile or put off; in the latter case another message is waiting.
    private async Task<bool> IsDueAsync(Guid charge, CancellationToken ct) =>
        await attempts.FindOpenAsync(charge, ct) is { AskAt: { } at } && at <= clock.GetUtcNow();
}
