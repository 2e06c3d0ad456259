using Akashi.Service.Accounts;
using Akashi.Service.Audit;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Platform.Storage;

/// <summary>O3, P9: an act, its consequences and its audit lines are saved together, or not at all.</summary>
public sealed class CommitTests(World world)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Act_and_audit_line_are_saved_together()
    {
        var id = await ActAsync(world.InServiceAsync, _ => Task.CompletedTask);
        Assert.Equal((1, 1), await FoundAsync(id));
    }

    [Fact]
    public async Task Act_that_fails_leaves_neither_row_nor_audit_line()
    {
        var id = Guid.CreateVersion7(world.Now);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ActAsync(world.InServiceAsync, _ => throw new InvalidOperationException("in the middle"), id));
        Assert.Equal((0, 0), await FoundAsync(id));
    }

    // What was saved halfway through the act is rolled back too.
    [Fact]
    public async Task Act_that_fails_after_a_first_save_leaves_nothing()
    {
        var id = Guid.CreateVersion7(world.Now);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ActAsync(world.InServiceAsync, async db =>
        {
            await db.SaveChangesAsync(Ct);
            throw new InvalidOperationException("after the first save");
        }, id));
        Assert.Equal((0, 0), await FoundAsync(id));
    }

    [Fact]
    public async Task Follower_that_fails_makes_the_act_fail()
    {
        var id = Guid.CreateVersion7(world.Now);
        await Assert.ThrowsAsync<InvalidOperationException>(() => WithFollowerAsync(new Failing(), id));
        Assert.Equal((0, 0), await FoundAsync(id));
    }

    [Fact]
    public async Task Follower_writes_in_the_same_transaction()
    {
        var id = Guid.CreateVersion7(world.Now);
        var follower = new Counting();
        await WithFollowerAsync(follower, id);
        Assert.Equal([id], follower.Seen);
    }

    [Fact]
    public async Task What_was_changed_before_the_act_is_not_saved_with_it()
    {
        var stray = Guid.CreateVersion7(world.Now);
        await world.InServiceAsync(async services =>
        {
            services.GetRequiredService<AkashiDb>().Add(new Account { Id = stray, OpenedAt = world.Now });
            return await services.GetRequiredService<Commit>().RunAsync(() => Task.FromResult(true), Ct);
        });
        Assert.Equal((0, 0), await FoundAsync(stray));
    }

    [Fact]
    public async Task Simultaneous_acts_leave_a_chain_without_gaps()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ActAsync(world.InServiceAsync, _ => Task.CompletedTask))));
        foreach (var id in ids) Assert.Equal((1, 1), await FoundAsync(id));
        var entries = await world.InDbAsync(db => db.Set<AuditEntry>().OrderBy(e => e.Number).ToListAsync(Ct));
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(e => e.Number));
        Assert.All(entries.Skip(1).Zip(entries), pair => Assert.Equal(pair.Second.Digest, pair.First.Previous));
    }

    private async Task<Guid> ActAsync(Func<Func<IServiceProvider, Task<Guid>>, Task<Guid>> within, Func<AkashiDb, Task> middle, Guid? wanted = null)
    {
        var id = wanted ?? Guid.CreateVersion7(world.Now);
        return await within(services => services.GetRequiredService<Commit>().RunAsync(async () =>
        {
            var db = services.GetRequiredService<AkashiDb>();
            db.Add(new Account { Id = id, OpenedAt = world.Now });
            await services.GetRequiredService<Commit>().RaiseAsync(new AccountUsed(id, "opened", "test"), Ct);
            await middle(db);
            return id;
        }, Ct));
    }

    private Task<bool> WithFollowerAsync(IFollow<AccountUsed> follower, Guid id) => world.InServiceAsync(async parts =>
    {
        var db = parts.GetRequiredService<AkashiDb>();
        await using var services = new ServiceCollection().AddSingleton(follower).BuildServiceProvider();
        var commit = new Commit(db, parts.GetRequiredService<StorageEngine>(), services);
        return await commit.RunAsync(async () =>
        {
            db.Add(new Account { Id = id, OpenedAt = world.Now });
            await commit.RaiseAsync(new AccountUsed(id, "opened", "test"), Ct);
            return true;
        }, Ct);
    });

    private Task<(int Accounts, int Lines)> FoundAsync(Guid id) => world.InDbAsync(async db =>
        (await db.Set<Account>().CountAsync(a => a.Id == id, Ct), await db.Set<AuditEntry>().CountAsync(e => e.Text.Contains(id.ToString()), Ct)));

    private sealed class Failing : IFollow<AccountUsed>
    {
        public Task FollowAsync(AccountUsed happened, CancellationToken ct) => throw new InvalidOperationException("the follower");
    }

    private sealed class Counting : IFollow<AccountUsed>
    {
        public List<Guid> Seen { get; } = [];

        public Task FollowAsync(AccountUsed happened, CancellationToken ct)
        {
            Seen.Add(happened.AccountId);
            return Task.CompletedTask;
        }
    }
}
