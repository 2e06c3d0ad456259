using System.Threading.Channels;
using Akashi.Service.Platform;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.Time.Testing;

namespace Akashi.Service.Tests.Platform;

/// <summary>Repeated work continues whatever happens in one turn.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class RepeatedWorkTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    // A request that takes too long is cancelled by its client; that is not the shutdown of the program.
    [Theory]
    [InlineData(typeof(TaskCanceledException))]
    [InlineData(typeof(InvalidOperationException))]
    public async Task Failed_turn_is_reported_and_the_next_one_runs(Type failure)
    {
        var clock = new FakeTimeProvider();
        using var work = new Work(true, clock) { Failure = (Exception)Activator.CreateInstance(failure)! };
        await work.StartAsync(TestContext.Current.CancellationToken);
        await work.NextAsync();
        Assert.IsType(failure, await work.ToldAsync());
        clock.Advance(Period);
        await work.NextAsync();
        await work.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task First_turn_waits_one_period_unless_it_is_due_at_the_start()
    {
        var clock = new FakeTimeProvider();
        using var work = new Work(false, clock);
        await work.StartAsync(TestContext.Current.CancellationToken);
        clock.Advance(Period - TimeSpan.FromTicks(1));
        Assert.Equal(0, work.Turns);
        clock.Advance(TimeSpan.FromTicks(1));
        await work.NextAsync();
        await work.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Work(bool atOnce, TimeProvider clock) : RepeatedWork(Period, atOnce, clock)
    {
        private readonly Channel<int> turns = Channel.CreateUnbounded<int>();
        private readonly Channel<Exception> told = Channel.CreateUnbounded<Exception>();

        public int Turns { get; private set; }

        public Exception? Failure { get; init; }

        public Task<int> NextAsync() => Wait.ForAsync(turns.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask());

        public Task<Exception> ToldAsync() => Wait.ForAsync(told.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask());

        protected override Task TurnAsync(CancellationToken ct)
        {
            turns.Writer.TryWrite(++Turns);
            return Failure is null ? Task.CompletedTask : throw Failure;
        }

        protected override void TellFailure(Exception e) => told.Writer.TryWrite(e);
    }
}
