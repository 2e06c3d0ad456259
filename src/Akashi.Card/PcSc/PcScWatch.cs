using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Akashi.Card.PcSc.Native;

namespace Akashi.Card.PcSc;

/// <summary>A reader of this machine.</summary>
/// <param name="Name">The system's name for it.</param>
/// <param name="HasCard">Whether it contains a card.</param>
public readonly record struct ReaderState(string Name, bool HasCard);

/// <summary>
/// Reports when readers are plugged in or unplugged and cards inserted or removed, and never connects to a card. The system wakes it; only where that does
/// not report new readers, as on macOS, they are counted every second.
/// </summary>
public static class PcScWatch
{
    /// <summary>Whether the system's card service answers.</summary>
    public static bool IsServiceRunning
    {
        get
        {
            using var context = PcScContext.Open();
            return context is not null;
        }
    }

    /// <summary>
    /// Yields all readers at once and again on every change; an empty list while the service does not run. Only cancellation ends it, at once, even
    /// where the service hangs. Who is slow gets the newest state and misses those before it.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IAsyncEnumerable<IReadOnlyList<ReaderState>> WatchAsync(CancellationToken ct) => WatchAsync(PcScSystem.Current, ct);

    /// <summary>The same with another implementation; null for a system without PC/SC.</summary>
    internal static async IAsyncEnumerable<IReadOnlyList<ReaderState>> WatchAsync(IPcSc? system, [EnumeratorCancellation] CancellationToken ct)
    {
        // Room for one: a service that reports without end fills no memory.
        var told = Channel.CreateBounded<IReadOnlyList<ReaderState>>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var thread = new PcScWatchThread(system, told.Writer);
        using var stopping = stop.Token.Register(thread.Stop);
        thread.Start();
        try
        {
            await foreach (var readers in told.Reader.ReadAllAsync(ct).ConfigureAwait(false)) yield return readers;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }
}
