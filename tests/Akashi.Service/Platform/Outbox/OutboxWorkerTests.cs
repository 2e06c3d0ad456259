using Akashi.Service.Platform.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Platform.Outbox;

/// <summary>O4, O5: messages leave together with their act, at least once, and with one worker at a time.</summary>
public class OutboxWorkerTests
{
    private static readonly Task<OutboxResult> Done = Task.FromResult<OutboxResult>(new OutboxResult.Done());

    [Fact]
    public async Task Message_is_handled_as_it_was_added_and_removed()
    {
        OutboxMessage? seen = null;
        await using var post = await Post.OpenAsync((message, _) => { seen = message; return Done; });
        var id = await post.SendAsync("支払い");
        Assert.Equal(OutboxTurn.Done, await post.TurnAsync());
        Assert.Equal((id, "支払い", 1), (seen!.Id, seen.Read<string>(), seen.Attempt));
        Assert.Empty(await post.RowsAsync());
    }

    [Fact]
    public async Task Message_of_an_act_that_fails_is_never_seen()
    {
        await using var post = await Post.OpenAsync((_, _) => Done);
        await Assert.ThrowsAsync<InvalidOperationException>(() => post.SendAsync(then: () => throw new InvalidOperationException("in the middle")));
        Assert.Equal(OutboxTurn.Nothing, await post.TurnAsync());
    }

    [Fact]
    public async Task Message_held_by_one_worker_is_not_taken_by_another()
    {
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource<OutboxResult>();
        await using var post = await Post.OpenAsync((_, _) => { begun.SetResult(); return end.Task; });
        await post.SendAsync();
        var first = post.TurnAsync();
        await begun.Task;
        Assert.Equal(OutboxTurn.Nothing, await post.TurnAsync());
        end.SetResult(new OutboxResult.Done());
        Assert.Equal(OutboxTurn.Done, await first);
    }

    [Fact]
    public async Task Many_workers_at_once_handle_each_message_once()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<Guid>();
        await using var post = await Post.OpenAsync((message, _) => { seen.Add(message.Id); return Done; });
        var sent = new List<Guid>();
        for (var i = 0; i < 12; i++) sent.Add(await post.SendAsync());
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (await post.TurnAsync() != OutboxTurn.Nothing)
            {
            }
        })));
        Assert.Equal(sent.Order(), seen.Order());
    }

    [Fact]
    public async Task Expired_lease_is_taken_over_and_its_old_holder_finishes_nothing()
    {
        var begun = new TaskCompletionSource();
        var late = new TaskCompletionSource<OutboxResult>();
        await using var post = await Post.OpenAsync((message, _) =>
        {
            if (message.Attempt > 1) return Task.FromResult<OutboxResult>(new OutboxResult.RetryLater("busy"));
            begun.SetResult();
            return late.Task;
        });
        await post.SendAsync();
        var first = post.TurnAsync();
        await begun.Task;
        post.Clock.Advance(OutboxLease.Usual.Held);
        Assert.Equal(OutboxTurn.PutBack, await post.TurnAsync());
        late.SetResult(new OutboxResult.Done());
        Assert.Equal(OutboxTurn.LostLease, await first);
        Assert.Single(await post.RowsAsync());
    }

    [Fact]
    public async Task Handler_is_stopped_before_its_lease_ends()
    {
        var begun = new TaskCompletionSource();
        await using var post = await Post.OpenAsync(async (_, ct) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, ct);
            return new OutboxResult.Done();
        });
        await post.SendAsync();
        var turn = post.TurnAsync();
        await begun.Task;
        post.Clock.Advance(OutboxLease.Usual.Worked);
        Assert.Equal(OutboxTurn.PutBack, await turn);
        Assert.Equal("took too long", Assert.Single(await post.RowsAsync()).Reason);
    }

    [Fact]
    public async Task Failing_handler_is_tried_according_to_the_table_and_then_parked_for_an_operator()
    {
        await using var post = await Post.OpenAsync((_, _) => throw new HttpRequestException("the provider is away"));
        var id = await post.SendAsync();
        for (var attempt = 1; OutboxWaits.After(attempt) is { } wait; attempt++)
        {
            Assert.Equal(OutboxTurn.PutBack, await post.TurnAsync());
            post.Clock.Advance(wait - TimeSpan.FromMilliseconds(1));
            Assert.Equal(OutboxTurn.Nothing, await post.TurnAsync());
            post.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }
        Assert.Equal(OutboxTurn.GaveUp, await post.TurnAsync());
        post.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal(OutboxTurn.Nothing, await post.TurnAsync());
        var parked = Assert.Single(await post.RowsAsync());
        Assert.Equal((OutboxWaits.Most, "HttpRequestException", true), (parked.Attempts, parked.Reason, parked.GaveUpAt is not null));
        Assert.Contains(post.Logs.Lines, line => line.Contains($"Message {id} ({Post.Kind}) was given up", StringComparison.Ordinal));
    }

    /// <summary>V10, as a table: a lease or a wait dated in the future would otherwise last until its date.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task V10_message_put_off_in_the_future_is_tried_after_the_clock_was_set_back(int tries)
    {
        var seen = 0;
        await using var post = await Post.OpenAsync((_, _) => ++seen > tries ? Done : Task.FromResult<OutboxResult>(new OutboxResult.RetryLater("busy")));
        await post.SendAsync();
        for (var attempt = 1; attempt <= tries; attempt++)
        {
            Assert.Equal(OutboxTurn.PutBack, await post.TurnAsync());
            if (attempt < tries) post.Clock.Advance(OutboxWaits.After(attempt)!.Value);
        }
        post.Clock.AdjustTime(post.Clock.GetUtcNow().AddDays(-3));
        Assert.Equal(OutboxTurn.Done, await post.TurnAsync());
    }

    [Fact]
    public async Task V10_message_held_by_a_worker_that_died_in_the_future_is_taken_over_after_the_clock_was_set_back()
    {
        var (begun, seen) = (new TaskCompletionSource(), 0);
        await using var post = await Post.OpenAsync(async (_, _) =>
        {
            if (++seen > 1) return new OutboxResult.Done();
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return new OutboxResult.Done();
        });
        await post.SendAsync();
        _ = post.TurnAsync();
        await begun.Task;
        post.Clock.AdjustTime(post.Clock.GetUtcNow().AddDays(-3));
        Assert.Equal(OutboxTurn.Done, await post.TurnAsync());
    }

    [Fact]
    public async Task Message_put_off_as_long_as_allowed_is_not_hurried()
    {
        await using var post = await Post.OpenAsync((_, _) => Done);
        await post.ActAsync(services =>
            Task.FromResult(services.GetRequiredService<OutboxWriter>().Add(Post.Kind, "later", post.Clock.GetUtcNow().AddHours(1))));
        post.Clock.AdjustTime(post.Clock.GetUtcNow().AddMinutes(-5));
        Assert.Equal(OutboxTurn.Nothing, await post.TurnAsync());
    }

    [Fact]
    public async Task Work_that_can_never_be_done_is_parked_at_once()
    {
        await using var post = await Post.OpenAsync((_, _) => Task.FromResult<OutboxResult>(new OutboxResult.GiveUp("no-such-charge")));
        await post.SendAsync();
        Assert.Equal(OutboxTurn.GaveUp, await post.TurnAsync());
        Assert.Equal("no-such-charge", Assert.Single(await post.RowsAsync()).Reason);
    }

    [Fact]
    public async Task Running_worker_handles_what_is_sent()
    {
        var seen = new TaskCompletionSource();
        await using var post = await Post.OpenAsync((_, _) => { seen.SetResult(); return Done; });
        var worker = post.Services.GetRequiredService<OutboxWorker>();
        await worker.StartAsync(CancellationToken.None);
        await post.SendAsync();
        await Wait.ForAsync(seen.Task);
        await worker.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Commit_wakes_the_worker_at_once()
    {
        await using var post = await Post.OpenAsync((_, _) => Done);
        var woken = post.Services.GetRequiredService<OutboxBell>().WaitAsync(Post.Kind, CancellationToken.None);
        await post.SendAsync();
        await Wait.ForAsync(woken);
    }

    [Fact]
    public async Task Act_that_fails_wakes_nobody()
    {
        await using var post = await Post.OpenAsync((_, _) => Done);
        var woken = post.Services.GetRequiredService<OutboxBell>().WaitAsync(Post.Kind, CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => post.SendAsync(then: () => throw new InvalidOperationException("in the middle")));
        Assert.False(woken.IsCompleted);
    }
}
