using Akashi.Service.Platform.Outbox;

namespace Akashi.Service.Issuing.Publish;

/// <summary>Publishes a status list after an act changed the state of a credential in it. Publishing twice gives the same result.</summary>
internal sealed class PublishStatus(StatusPublisher publisher) : IOutboxHandler
{
    public const string Kind = "publish-status";

    public async Task<OutboxResult> HandleAsync(OutboxMessage message, CancellationToken ct)
    {
        await publisher.PublishAsync(message.Read<string>(), ct);
        return new OutboxResult.Done();
    }
}

/// <summary>Requests the publication, within the act that changes the state.</summary>
internal sealed class StatusChange(OutboxWriter outbox)
{
    /// <param name="listIds">The lists in which something changed.</param>
    public void Announce(IEnumerable<string> listIds)
    {
        foreach (var id in listIds.Distinct()) outbox.Add(PublishStatus.Kind, id);
    }
}
