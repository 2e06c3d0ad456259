using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Akashi.Service.Platform.Outbox;

/// <summary>Wakes the worker of this process at once; those of other processes look by themselves every second.</summary>
public sealed class OutboxBell
{
    private readonly ConcurrentDictionary<string, Channel<bool>> kinds = new();

    /// <summary>Says that a message of a kind was committed. Many rings before the worker looks are one.</summary>
    public void Ring(string kind) => Of(kind).Writer.TryWrite(true);

    /// <summary>Waits for a ring since the last wait.</summary>
    internal Task WaitAsync(string kind, CancellationToken ct) => Of(kind).Reader.ReadAsync(ct).AsTask();

    private Channel<bool> Of(string kind) =>
        kinds.GetOrAdd(kind, _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));
}
