using System.Diagnostics;
using Akashi.Card.PcSc;
using Akashi.Card.PcSc.Native;
using Akashi.Tests;

namespace Akashi.Card.Tests.PcSc;

/// <summary>C20: a card service that hangs, floods or lacks a part keeps neither us nor the machine busy.</summary>
public sealed class OddServiceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task C20_watch_of_a_service_that_hangs_ends_at_once_when_it_is_cancelled()
    {
        using var never = new ManualResetEventSlim();
        var hanging = new ScriptedPcSc
        {
            OnWait = (_, _) =>
            {
                never.Wait(Ct);
                return PcScCode.Ok;
            },
        };
        using var stop = new CancellationTokenSource();
        await using var watch = PcScWatch.WatchAsync(hanging, stop.Token).GetAsyncEnumerator(Ct);
        var first = watch.MoveNextAsync().AsTask();
        await Wait.UntilAsync(() => hanging.Waits == 1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wait.ForAsync(first));
        never.Set();
    }

    [Fact]
    public async Task C20_service_that_reports_without_end_is_asked_a_few_times_a_second_and_only_its_newest_state_is_kept()
    {
        var flooding = new ScriptedPcSc
        {
            OnWait = (number, readers) =>
            {
                foreach (var reader in readers) reader.Now = number % 2 == 0 ? PcScCode.StatePresent : 0;
                return PcScCode.Ok;
            },
        };
        var watched = Stopwatch.StartNew();
        await using var watch = PcScWatch.WatchAsync(flooding, Ct).GetAsyncEnumerator(Ct);
        Assert.True(await watch.MoveNextAsync());
        await Wait.UntilAsync(() => flooding.Waits >= 10);
        // Nine rests of 50 ms lie between ten rounds.
        Assert.True(watched.Elapsed >= TimeSpan.FromMilliseconds(9 * 45), $"10 rounds in {watched.Elapsed}");
        Assert.True(await watch.MoveNextAsync());
    }

    [Fact]
    public async Task System_that_does_not_report_new_readers_is_asked_for_them_now_and_then()
    {
        var plain = new ScriptedPcSc { OnWait = WithoutPlugging };
        await using var watch = PcScWatch.WatchAsync(plain, Ct).GetAsyncEnumerator(Ct);
        Assert.True(await Wait.ForAsync(watch.MoveNextAsync().AsTask()));
        Assert.Equal([new ReaderState("one", false)], watch.Current);
        plain.Readers = ["one", "two"];
        Assert.True(await Wait.ForAsync(watch.MoveNextAsync().AsTask()));
        Assert.Equal(["one", "two"], watch.Current.Select(r => r.Name));
        Assert.InRange(plain.Waits, 3, 10);
    }

    [Fact]
    public async Task Reader_that_is_detached_is_told()
    {
        var unplugging = new ScriptedPcSc { OnWait = WithoutPlugging };
        await using var watch = PcScWatch.WatchAsync(unplugging, Ct).GetAsyncEnumerator(Ct);
        Assert.True(await Wait.ForAsync(watch.MoveNextAsync().AsTask()));
        unplugging.Readers = [];
        Assert.True(await Wait.ForAsync(watch.MoveNextAsync().AsTask()));
        Assert.Empty(watch.Current);
    }

    // As on macOS: the pseudo-reader is unknown. A wait that tells nothing lasts as long as it may.
    private static uint WithoutPlugging(int number, IReadOnlyList<ReaderStatus> readers)
    {
        if (readers.Any(r => r.Name == PcScCode.PlugAndPlay)) return PcScCode.UnknownReader;
        if (readers.Any(r => r.Known == 0))
        {
            foreach (var reader in readers) reader.Now = 1;
            return PcScCode.Ok;
        }
        using var nothing = new ManualResetEventSlim();
        nothing.Wait(TimeSpan.FromMilliseconds(200));
        return PcScCode.Timeout;
    }
}
