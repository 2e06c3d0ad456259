using Akashi.Service.Platform.Outbox;

namespace Akashi.Service.Issuing.Publish;

/// <summary>Publishes the status list after an act changed the state of a credential; published twice it says the same.</summary>
internal sealed class PublishStatus(StatusPublisher publisher) : IOutboxHandler
{
    public const string Kind = "publish-status";

    public async Task<OutboxResult> HandleAsync(OutboxMessage message, CancellationToken ct)
    {
        await publisher.RunOnceAsync(ct);
        return new OutboxResult.Done();
    }
}

/// <summary>Asks for the publication, in the act that changes the state.</summary>
internal sealed class StatusChange(OutboxWriter outbox)
{
    public void Announce() => outbox.Add(PublishStatus.Kind, StatusAddress.OnlyList);
}
