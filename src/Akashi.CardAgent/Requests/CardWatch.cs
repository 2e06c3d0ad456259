using Akashi.Card.PcSc;
using Akashi.Card.Transport;

namespace Akashi.CardAgent.Requests;

/// <summary>What lies in the readers at a moment.</summary>
/// <param name="Number">Counts the changes: as long as it is the same, no card and no reader came or went.</param>
/// <param name="InUse">Whether the reader in use contains a card.</param>
/// <param name="Any">Whether any reader does.</param>
internal sealed record CardsSeen(int Number, bool InUse, bool Any);

/// <summary>
/// Knows when a card or reader comes or goes, without touching a card. It watches only while a page asks, and a minute longer; all pages share one
/// watch.
/// </summary>
internal sealed partial class CardWatch(AgentSettings settings, TimeProvider clock, ILogger<CardWatch> logger) : IDisposable
{
    /// <summary>An answer that has nothing new comes after this time; then the page asks again.</summary>
    public static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(25);

    // A page is not held up by a card service that hangs; it then notices nothing by itself.
    private static readonly TimeSpan LongestBegin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Linger = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private IReadOnlyList<ReaderState> readers = [];
    private int number;
    private TaskCompletionSource changed = New();
    private Run? run;

    /// <summary>What lies there now; null where nothing tells: an emulated reader, or a service that does not answer.</summary>
    public async Task<CardsSeen?> NowAsync(CancellationToken ct)
    {
        if (settings.Reader is not IReaderChoice choice) return null;
        try
        {
            await Begin(choice).WaitAsync(LongestBegin, clock, ct);
            return Seen(choice);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Names of the readers now; null as in <see cref="NowAsync"/>.</summary>
    public async Task<IReadOnlyList<string>?> ReadersAsync(CancellationToken ct)
    {
        if (await NowAsync(ct) is null) return null;
        lock (gate) return [.. readers.Select(r => r.Name)];
    }

    /// <summary>Waits until the number is another than a known one, at most <see cref="LongestAnswer"/>.</summary>
    /// <returns>What lies there then; null as in <see cref="NowAsync"/>.</returns>
    public async Task<CardsSeen?> ChangeAsync(int known, CancellationToken ct)
    {
        if (settings.Reader is not IReaderChoice choice) return null;
        _ = Begin(choice);
        try
        {
            await WaitAsync(known).WaitAsync(LongestAnswer, clock, ct);
        }
        catch (TimeoutException)
        {
            // Nothing new.
        }
        return Seen(choice);
    }

    public void Dispose()
    {
        lock (gate) run?.Stop.Cancel();
    }

    // Lets the watch go on for a while, and starts it where there is none. The task ends at its first news.
    private Task Begin(IReaderChoice choice)
    {
        Run begun;
        lock (gate)
        {
            if (run is { Stop.IsCancellationRequested: false } going)
            {
                going.Stop.CancelAfter(Linger);
                return going.Known.Task;
            }
            run = begun = new Run(new CancellationTokenSource(Linger, clock), New());
        }
        // Nobody waits for its end: what fails in it is logged there.
        _ = WatchAsync(choice, begun);
        return begun.Known.Task;
    }

    private async Task WatchAsync(IReaderChoice choice, Run own)
    {
        try
        {
            await foreach (var now in choice.WatchAsync(own.Stop.Token))
            {
                See(now);
                own.Known.TrySetResult();
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody asks any more. The next to ask starts another one.
        }
        catch (Exception e)
        {
            // Pages go on as without a watch, and the next to ask tries again.
            Failed(logger, e);
        }
        finally
        {
            lock (gate)
            {
                if (run == own) run = null;
            }
            own.Stop.Dispose();
        }
    }

    private void See(IReadOnlyList<ReaderState> now)
    {
        TaskCompletionSource told;
        lock (gate)
        {
            if (readers.SequenceEqual(now)) return;
            (readers, number, told, changed) = (now, number + 1, changed, New());
        }
        told.SetResult();
    }

    private Task WaitAsync(int known)
    {
        lock (gate) return number == known ? changed.Task : Task.CompletedTask;
    }

    private CardsSeen Seen(IReaderChoice choice)
    {
        lock (gate) return new CardsSeen(number, readers.Any(r => r.HasCard && r.Name == choice.Current), readers.Any(r => r.HasCard));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The watch for cards and readers failed; pages notice nothing by themselves until it runs again.")]
    private static partial void Failed(ILogger logger, Exception e);

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A watch in progress.</summary>
    /// <param name="Stop">Ends it.</param>
    /// <param name="Known">Done at its first news.</param>
    private sealed record Run(CancellationTokenSource Stop, TaskCompletionSource Known);
}
