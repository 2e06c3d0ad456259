using Akashi.Card.PcSc;
using Akashi.Tests;

namespace Akashi.Card.Tests.PcSc;

[Collection(nameof(PcscdTests))]
public sealed class PcScWatchTests(Pcscd pcscd)
{
    [Fact]
    public async Task Card_put_in_and_taken_out_is_told()
    {
        await using var card = new TestCard();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Wait.Longest);
        var told = new List<bool>();
        Akashi.Card.Emulator.InsertedCard? inserted = null;
        await foreach (var readers in PcScWatch.WatchAsync(limit.Token))
        {
            told.Add(readers.Single(r => r.Name == Pcscd.FirstReader).HasCard);
            if (told.Count == 1) inserted = await Akashi.Card.Emulator.InsertedCard.InsertAsync(card.Card, pcscd.ProcessId, 0);
            if (told.Count == 2) await inserted!.DisposeAsync();
            if (told.Count == 3) break;
        }
        Assert.Equal([false, true, false], told);
    }

    [Fact]
    public async Task Service_that_is_started_again_is_watched_again()
    {
        await using var watch = PcScWatch.WatchAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await watch.MoveNextAsync());
        Assert.Contains(watch.Current, r => r.Name == Pcscd.FirstReader);
        await pcscd.StopAsync();
        await UntilAsync(watch, readers => readers.Count == 0);
        await pcscd.InitializeAsync();
        await UntilAsync(watch, readers => readers.Any(r => r.Name == Pcscd.FirstReader));
        await using var card = new TestCard();
        await using var inserted = await pcscd.InsertAsync(card.Card);
        await UntilAsync(watch, readers => readers.Any(r => r.HasCard));
    }

    [Fact]
    public async Task Wait_ends_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        await using var watch = PcScWatch.WatchAsync(stop.Token).GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await watch.MoveNextAsync());
        var next = watch.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wait.ForAsync(next));
    }

    private static async Task UntilAsync(IAsyncEnumerator<IReadOnlyList<ReaderState>> watch, Func<IReadOnlyList<ReaderState>, bool> condition)
    {
        while (!condition(watch.Current)) Assert.True(await Wait.ForAsync(watch.MoveNextAsync().AsTask()));
    }
}
