using System.Runtime.CompilerServices;
using Akashi.Card;
using Akashi.Card.PcSc;
using Akashi.Card.Transport;
using Akashi.CardAgent.Requests;
using Akashi.CardAgent.Tests.Given;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Akashi.CardAgent.Tests.Requests;

/// <summary>C20: one watch for all pages, only while they ask; a service that hangs holds up no page.</summary>
public sealed class CardWatchTests : IDisposable
{
    private static readonly AgentSettings Settings = new([], null!, new Uri("http://127.0.0.1:1"), "");
    private readonly FakeTimeProvider clock = new();
    private readonly CapturedLogs logs = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task C20_a_service_that_never_answers_holds_up_a_page_for_two_seconds()
    {
        var readers = new TestReaders();
        using var watch = WatchOf(readers);
        var now = watch.NowAsync(Ct);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(now.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Wait.ForAsync(now));
    }

    [Fact]
    public async Task Question_without_news_is_answered_after_25_seconds_with_the_number_that_it_knows()
    {
        var readers = new TestReaders();
        using var watch = WatchOf(readers);
        await readers.TellAsync(new ReaderState("one", true));
        var known = (await watch.NowAsync(Ct))!;
        var next = watch.ChangeAsync(known.Number, Ct);
        clock.Advance(CardWatch.LongestAnswer);
        Assert.Equal(known, await Wait.ForAsync(next));
    }

    [Fact]
    public async Task Watch_is_shared_and_ends_a_minute_after_the_last_question()
    {
        var readers = new TestReaders();
        using var watch = WatchOf(readers);
        await readers.TellAsync(new ReaderState("one", true));
        await watch.NowAsync(Ct);
        await watch.NowAsync(Ct);
        Assert.Equal((1, 1), (readers.Begun, readers.Running));
        clock.Advance(TimeSpan.FromMinutes(1));
        await Wait.UntilAsync(() => readers.Running == 0);
        await readers.TellAsync(new ReaderState("one", false));
        Assert.False((await watch.NowAsync(Ct))!.Any);
        Assert.Equal(2, readers.Begun);
    }

    [Fact]
    public async Task C20_a_watch_that_fails_is_logged_and_pages_go_on_as_without_one()
    {
        var readers = new TestReaders();
        using var watch = WatchOf(readers);
        readers.Fail();
        var now = watch.NowAsync(Ct);
        await Wait.UntilAsync(() => logs.Text.Contains("driver fell over", StringComparison.Ordinal));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(await Wait.ForAsync(now));
        Assert.Equal(0, readers.Running);
    }

    private CardWatch WatchOf(TestReaders readers) =>
        new(Settings with { Reader = readers }, clock, LoggerFactory.Create(b => b.AddProvider(logs)).CreateLogger<CardWatch>());

    /// <summary>Readers of which a test tells.</summary>
    private sealed class TestReaders : ICardReader, IReaderChoice
    {
        private readonly System.Threading.Channels.Channel<IReadOnlyList<ReaderState>> told =
            System.Threading.Channels.Channel.CreateUnbounded<IReadOnlyList<ReaderState>>();
        private int begun;
        private int running;

        public int Begun => Volatile.Read(ref begun);

        public int Running => Volatile.Read(ref running);

        public string? Current => "one";

        public void Fail() => told.Writer.Complete(new IOException("driver fell over"));

        public ValueTask TellAsync(params ReaderState[] now) => told.Writer.WriteAsync(now, Ct);

        public async IAsyncEnumerable<IReadOnlyList<ReaderState>> WatchAsync([EnumeratorCancellation] CancellationToken ct)
        {
            Interlocked.Increment(ref begun);
            Interlocked.Increment(ref running);
            try
            {
                await foreach (var now in told.Reader.ReadAllAsync(ct)) yield return now;
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        }

        public Task<IReadOnlyList<string>> WithCardAsync(CancellationToken ct) => throw new NotSupportedException();

        public Task<CardResult<ICardChannel>> ConnectAsync(CancellationToken ct) => throw new NotSupportedException();

        public void Choose(string reader) => throw new NotSupportedException();
    }
}
