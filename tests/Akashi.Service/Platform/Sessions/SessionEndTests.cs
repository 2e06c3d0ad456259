using System.Text.Json;
using Akashi.Service.Platform.Sessions;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Platform.Sessions;

/// <summary>Row 0.6: until when a session lasts, and what extends it.</summary>
public sealed class SessionEndTests(World world)
{
    [Fact]
    public async Task One_press_extends_a_session_and_says_until_when()
    {
        var holder = await world.HolderSignedIn();
        await SetAsync(holder, seen: TimeSpan.FromMinutes(29), started: TimeSpan.FromHours(1));
        var (seconds, isLast) = await AskAsync(holder);
        Assert.InRange(seconds, 29 * 60, 30 * 60);
        Assert.False(isLast);
    }

    [Fact]
    public async Task E5_nothing_extends_a_session_beyond_twelve_hours()
    {
        var holder = await world.HolderSignedIn();
        await SetAsync(holder, seen: TimeSpan.FromMinutes(1), started: TimeSpan.FromHours(12) - TimeSpan.FromMinutes(5));
        var (seconds, isLast) = await AskAsync(holder);
        Assert.InRange(seconds, 4 * 60, 5 * 60);
        Assert.True(isLast);
    }

    [Fact]
    public async Task Nobody_is_told_of_a_session_that_has_ended()
    {
        var holder = await world.HolderSignedIn();
        await SetAsync(holder, seen: TimeSpan.FromMinutes(31), started: TimeSpan.FromHours(1));
        using var answer = await holder.Browser.GetAsync("/accounts/session");
        Assert.Equal("/accounts/ended", answer.Headers.Location?.OriginalString);
    }

    private static async Task<(long Seconds, bool IsLast)> AskAsync(Holder holder)
    {
        using var answer = await holder.Browser.GetAsync("/accounts/session");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (json.RootElement.GetProperty("seconds").GetInt64(), json.RootElement.GetProperty("isLast").GetBoolean());
    }

    private async Task SetAsync(Holder holder, TimeSpan seen, TimeSpan started)
    {
        var (account, seenAt, startedAt) = (await holder.AccountIdAsync(), world.Now - seen, world.Now - started);
        await world.InDbAsync(db => db.Set<Session>().Where(s => s.SubjectId == account)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.SeenAt, seenAt).SetProperty(s => s.StartedAt, startedAt)));
    }
}
