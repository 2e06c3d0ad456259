using Akashi.Service.Platform.Sessions;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Akashi.Service.Tests.Platform.Sessions;

/// <summary>P7: sessions end when idle, and after a maximum time.</summary>
public sealed class SessionStoreTests(World world)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Session_lives_thirty_minutes_without_a_request()
    {
        var key = await OpenAsync();
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.NotNull(await FindAsync(key));
    }

    [Fact]
    public async Task Session_ends_after_thirty_minutes_without_a_request()
    {
        var key = await OpenAsync();
        clock.Advance(TimeSpan.FromMinutes(30) + TimeSpan.FromSeconds(1));
        Assert.Null(await FindAsync(key));
    }

    [Fact]
    public async Task Each_request_restarts_the_thirty_minutes()
    {
        var key = await OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(29));
            Assert.NotNull(await FindAsync(key));
        }
    }

    [Fact]
    public async Task Session_in_use_ends_after_twelve_hours_all_the_same()
    {
        var key = await OpenAsync();
        for (var i = 0; i < 24; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(29));
            Assert.NotNull(await FindAsync(key));
        }
        clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Null(await FindAsync(key));
    }

    [Fact]
    public async Task Clock_set_back_by_a_little_ends_no_session()
    {
        var key = await OpenAsync();
        clock.AdjustTime(clock.GetUtcNow().AddMinutes(-5));
        Assert.NotNull(await FindAsync(key));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(72)]
    [InlineData(365 * 24)]
    public async Task V10_session_of_the_future_has_ended_after_the_clock_was_set_back(int hours)
    {
        var key = await OpenAsync();
        clock.AdjustTime(clock.GetUtcNow().AddHours(-hours));
        Assert.Null(await FindAsync(key));
    }

    [Fact]
    public async Task Ended_session_is_not_found_but_kept_for_a_while()
    {
        var (id, key) = await WithStoreAsync(s => s.OpenAsync(Surface.Holder, Guid.CreateVersion7(clock.GetUtcNow()), Ct));
        await WithStoreAsync(async s =>
        {
            await s.EndAsync(id, Ct);
            return true;
        });
        Assert.Null(await FindAsync(key));
        Assert.Equal(clock.GetUtcNow(), await world.InDbAsync(db => db.Set<Session>().Where(x => x.Id == id).Select(x => x.EndedAt).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Key_of_one_side_opens_nothing_on_the_other()
    {
        var key = await OpenAsync();
        Assert.Null(await WithStoreAsync(s => s.FindAsync(Surface.Staff, key, Ct)));
    }

    [Fact]
    public async Task Key_is_nowhere_in_the_database()
    {
        var key = await OpenAsync();
        Assert.False(await world.InDbAsync(db => db.Set<Session>().AnyAsync(s => s.KeyDigest == key, Ct)));
    }

    [Fact]
    public async Task Everywhere_means_every_session_of_the_person_on_this_side()
    {
        var person = Guid.CreateVersion7(clock.GetUtcNow());
        var keys = new List<string>();
        for (var i = 0; i < 2; i++) keys.Add((await WithStoreAsync(s => s.OpenAsync(Surface.Holder, person, Ct))).Key);
        var staff = (await WithStoreAsync(s => s.OpenAsync(Surface.Staff, person, Ct))).Key;
        await WithStoreAsync(async s =>
        {
            await s.EndAllAsync(Surface.Holder, person, Ct);
            return true;
        });
        foreach (var key in keys) Assert.Null(await FindAsync(key));
        Assert.NotNull(await WithStoreAsync(s => s.FindAsync(Surface.Staff, staff, Ct)));
    }

    private Task<T> WithStoreAsync<T>(Func<SessionStore, Task<T>> use) => world.InDbAsync(db => use(new SessionStore(db, clock)));

    private async Task<string> OpenAsync() => (await WithStoreAsync(s => s.OpenAsync(Surface.Holder, null, Ct))).Key;

    private Task<Session?> FindAsync(string key) => WithStoreAsync(s => s.FindAsync(Surface.Holder, key, Ct));
}
