using System.Net;
using Akashi.Service.Platform.Housekeeping;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Platform.Limits;

/// <summary>O20: what one account does in an hour is counted in the database, so the limit holds across all nodes.</summary>
public sealed class ActLimitsTests(World world)
{
    private static readonly LimitedActAttribute Three = new("three", 3);

    [Fact]
    public async Task O20_a_holder_who_begins_too_often_is_told_when_to_come_again_and_another_holder_notices_nothing()
    {
        await using var own = await OwnWorld.StartAsync();
        var (holder, other) = (await own.HolderSignedIn("hanako"), await own.HolderSignedIn("taro"));
        await holder.BeginsAsync();
        await own.InDbAsync(db => db.Set<ActCount>().Where(c => c.Act == "begin").ExecuteUpdateAsync(s => s.SetProperty(c => c.Count, 60)));
        await holder.Browser.OpenAsync("/applications/begin/certified-care-worker");
        var page = await holder.Browser.SubmitAsync("main form");
        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.InRange(int.Parse(page.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 3600);
        Assert.Contains("もう一度", page.Words, StringComparison.Ordinal);
        await other.BeginsAsync();

        own.MoveClock(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.OK, (await (await own.HolderSignedIn(holder.Card)).Browser.OpenAsync("/applications/mine")).Status);
    }

    [Fact]
    public async Task O20_of_many_simultaneous_requests_on_several_nodes_only_the_limit_passes()
    {
        var subject = Guid.CreateVersion7(world.Now);
        var passed = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CountAsync(world, subject, Three)));
        Assert.Equal(3, passed.Count(wait => wait is null));
        Assert.All(passed.OfType<TimeSpan>(), wait => Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)));
        Assert.Null(await CountAsync(world, Guid.CreateVersion7(world.Now), Three));
        Assert.Null(await CountAsync(world, subject, new LimitedActAttribute("another", 1)));
    }

    /// <summary>Also V10: a count of the future ends when its clock is set back.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-72)]
    public async Task O20_another_hour_starts_a_new_count_and_the_old_one_is_removed(int hours)
    {
        await using var own = await OwnWorld.StartAsync();
        var (subject, one) = (Guid.CreateVersion7(world.Now), new LimitedActAttribute("one", 1));
        Assert.Null(await CountAsync(own, subject, one));
        Assert.NotNull(await CountAsync(own, subject, one));
        own.MoveClock(TimeSpan.FromHours(hours));
        Assert.Null(await CountAsync(own, subject, one));
        await CountAsync(own, Guid.CreateVersion7(world.Now), one);
        own.MoveClock(TimeSpan.FromHours(hours + 1));
        await own.Services.GetRequiredService<Housekeeper>().RunOnceAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await own.InDbAsync(db => db.Set<ActCount>().CountAsync()));
    }

    private static Task<TimeSpan?> CountAsync(World world, Guid subject, LimitedActAttribute limit) =>
        world.InServiceAsync(s => s.GetRequiredService<ActCounter>().CountAsync(subject, limit, TestContext.Current.CancellationToken));
}
