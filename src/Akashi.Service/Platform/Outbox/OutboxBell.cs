using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Akashi.Service.Platform.Outbox;

/// <summary>Wakes the worker of this process at once. Workers of other processes look for messages every second.</summary>
public sealed class OutboxBell
{
    private readonly ConcurrentDictionary<string, Channel<bool>> kinds = new();

    /// <summary>Announces that a message of a kind was committed. Several rings before the worker looks count as one.</summary>
    public void Ring(string kind) => Of(kind).Writer.TryWrite(true);

    /// <summary>Waits for a ring; one that came since the last wait counts.</summary>
    internal Task WaitAsync(string kind, CancellationToken ct) => Of(kind).Reader.ReadAsync(ct).AsTask();

    private Channel<bool> Of(string kind) =>
        kinds.GetOrAdd(kind, _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));
}
