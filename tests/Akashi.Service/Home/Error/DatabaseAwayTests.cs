using System.Net;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Home.Error;

/// <summary>
/// O8: while the database is unavailable, each page says so and when to come back; when it is back the pages work again, and nothing is lost.
/// </summary>
public sealed class DatabaseAwayTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task O8_pages_say_that_the_database_is_unavailable_and_recover_by_themselves()
    {
        await using var world = await OwnWorld.StartAsync();
        var holder = await world.HolderSignedIn();
        var draft = await holder.BeginsAsync();
        await world.LoseDatabaseAsync();
        await SaysSoAsync(holder.Browser, "/home");
        await SaysSoAsync(holder.Browser, draft + "/check");
        await SaysSoAsync(world.Stranger(), "/status");
        using (var health = await world.Stranger().GetAsync("/health"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
            Assert.Equal("""{"status":"unavailable","reason":"database-away"}""", await health.Content.ReadAsStringAsync(Ct));
        }
        await world.FindDatabaseAsync();
        (await holder.Browser.OpenAsync("/home")).MustBe("1.3.1");
        Assert.Contains("作成中の申請があります。", holder.Browser.Page.Text("main .card-list"), StringComparison.Ordinal);
    }

    private static async Task SaysSoAsync(Browser browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        var body = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{address}: {(int)answer.StatusCode} {body}");
        Assert.Equal(TimeSpan.FromSeconds(30), answer.Headers.RetryAfter?.Delta);
        Assert.Contains("ただいまご利用になれません", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
    }
}
