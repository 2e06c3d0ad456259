using System.Threading.Channels;
using Akashi.Card.PcSc.Native;

namespace Akashi.Card.PcSc;

/// <summary>
/// The thread of one watch: it blocks in the system's call. Nobody waits for it to end, because a driver that hangs may keep it; then it ends with the
/// program.
/// </summary>
/// <param name="system">The PC/SC calls; null for a system without PC/SC.</param>
/// <param name="told">Gets the readers after each change.</param>
internal sealed class PcScWatchThread(IPcSc? system, ChannelWriter<IReadOnlyList<ReaderState>> told)
{
    // A wait starts again after this time. So it notices a cancellation, or a reader, that came just before it.
    private const uint LongestWait = 5000;

    // Where the system does not report new readers, they are counted this often.
    private const uint BetweenCounts = 1000;

    // Nothing reports the start of the service.
    private static readonly TimeSpan BetweenLooksForService = TimeSpan.FromSeconds(1);

    // A loose contact, or a service that reports without end, costs at most twenty rounds a second.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    private readonly object gate = new();
    private bool stopped;
    private PcScContext? waiting;
    private IReadOnlyList<ReaderState>? last;

    public void Start() => new Thread(Run) { IsBackground = true, Name = "card readers" }.Start();

    /// <summary>Ends the wait, and with it the thread. Does not wait for the service, which may hang.</summary>
    public void Stop()
    {
        lock (gate)
        {
            stopped = true;
            Monitor.PulseAll(gate);
        }
        ThreadPool.QueueUserWorkItem(_ => Cancel());
    }

    private bool IsStopped
    {
        get
        {
            lock (gate) return stopped;
        }
    }

    private void Run()
    {
        try
        {
            while (!IsStopped)
            {
                using (var context = system is null ? null : PcScContext.Open(system))
                {
                    if (context is not null) Watch(context);
                }
                if (IsStopped) return;
                Tell([]);
                Pause(BetweenLooksForService);
            }
        }
        catch (Exception e)
        {
            // On a thread of its own it would end the program; whoever reads what is told gets it instead.
            told.TryComplete(e);
        }
    }

    // Ends when the service stops.
    private void Watch(PcScContext context)
    {
        Waiting(context);
        try
        {
            var plugging = new ReaderStatus(PcScCode.PlugAndPlay);
            var (known, hearsPlugging, longest) = (new List<ReaderStatus>(), true, 0u);
            while (!IsStopped && context.Readers() is { } names)
            {
                known = [.. names.Select(n => known.FirstOrDefault(k => k.Name == n) ?? new ReaderStatus(n))];
                ReaderStatus[] watched = hearsPlugging ? [plugging, .. known] : [.. known];
                var code = Wait(context, longest, watched);
                if (IsStopped || code is not (PcScCode.Ok or PcScCode.Timeout or PcScCode.UnknownReader)) return;
                if (code == PcScCode.Ok) Array.ForEach(watched, w => w.Known = w.Now & ~PcScCode.StateChanged);
                // Every reader is there, so the one that the system does not know is the pseudo-reader.
                if (code == PcScCode.UnknownReader && context.Readers() is { } still && names.SequenceEqual(still)) hearsPlugging = false;
                longest = hearsPlugging ? LongestWait : BetweenCounts;
                if (code != PcScCode.UnknownReader) Tell([.. known.Select(k => new ReaderState(k.Name, (k.Known & PcScCode.StatePresent) != 0))]);
                if (code != PcScCode.Timeout) Pause(Rest);
            }
        }
        finally
        {
            Waiting(null);
        }
    }

    private uint Wait(PcScContext context, uint milliseconds, ReaderStatus[] watched)
    {
        if (watched.Length > 0) return context.WaitForChange(milliseconds, watched);
        Pause(TimeSpan.FromMilliseconds(milliseconds));
        return PcScCode.Timeout;
    }

    private void Pause(TimeSpan time)
    {
        lock (gate)
        {
            if (!stopped) Monitor.Wait(gate, time);
        }
    }

    private void Cancel()
    {
        lock (gate) waiting?.Cancel();
    }

    // What is cancelled must not have been released.
    private void Waiting(PcScContext? context)
    {
        lock (gate) waiting = context;
    }

    private void Tell(IReadOnlyList<ReaderState> readers)
    {
        if (last is not null && last.SequenceEqual(readers)) return;
        told.TryWrite(last = readers);
    }
}
