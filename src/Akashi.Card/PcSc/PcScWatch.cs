using System.Runtime.CompilerServices;
using Akashi.Card.PcSc.Native;

namespace Akashi.Card.PcSc;

/// <summary>A reader of this machine.</summary>
/// <param name="Name">The system's name for it.</param>
/// <param name="HasCard">Whether it contains a card.</param>
public readonly record struct ReaderState(string Name, bool HasCard);

/// <summary>Reports when readers are plugged in or unplugged and cards inserted or removed. The system wakes it; it does not poll.</summary>
public static class PcScWatch
{
    // A wait starts again after this time. So it notices a cancellation that came just before it, and new readers on a system that does not report
    // them.
    private const uint LongestWait = 5000;

    // Nothing reports the start of the service.
    private static readonly TimeSpan BetweenLooksForService = TimeSpan.FromSeconds(1);

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
    /// Yields all readers at once and again on every change; an empty list while the service does not run. Only cancellation ends it.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<ReaderState>> WatchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        IReadOnlyList<ReaderState>? told = null;
        while (true)
        {
            using (var context = PcScContext.Open())
            {
                if (context is not null)
                {
                    await foreach (var readers in WatchAsync(context, ct).ConfigureAwait(false))
                    {
                        if (told is not null && told.SequenceEqual(readers)) continue;
                        yield return told = readers;
                    }
                }
            }
            if (told is null or { Count: > 0 }) yield return told = [];
            await Task.Delay(BetweenLooksForService, ct).ConfigureAwait(false);
        }
    }

    // Ends when the service stops.
    private static async IAsyncEnumerable<IReadOnlyList<ReaderState>> WatchAsync(PcScContext context, [EnumeratorCancellation] CancellationToken ct)
    {
        using var cancelling = ct.Register(context.Cancel);
        var plugging = new ReaderStatus(PcScCode.PlugAndPlay);
        var known = new List<ReaderStatus>();
        var wait = 0u;
        while (context.Readers() is { } names)
        {
            known = [.. names.Select(n => known.FirstOrDefault(k => k.Name == n) ?? new ReaderStatus(n))];
            ReaderStatus[] watched = [plugging, .. known];
            var milliseconds = wait;
            var code = await Task.Run(() => context.WaitForChange(milliseconds, watched), CancellationToken.None).ConfigureAwait(false);
            ct.ThrowIfCancellationRequested();
            if (code is not (PcScCode.Ok or PcScCode.Timeout or PcScCode.UnknownReader)) yield break;
            if (code == PcScCode.Ok) Array.ForEach(watched, w => w.Known = w.Now & ~PcScCode.StateChanged);
            wait = LongestWait;
            yield return [.. known.Select(k => new ReaderState(k.Name, (k.Known & PcScCode.StatePresent) != 0))];
        }
    }
}
