using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Akashi.Hosting.Tests;

/// <summary>O19: how much one client may ask for, on a real server whose clients identify themselves in a header.</summary>
public sealed class ClientLimitsTests : IAsyncLifetime
{
    private const string Who = "X-Test-Client";
    private readonly HttpClient http = new();
    private WebApplication app = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        new ClientLimits(Requests: 60, Starts: 3).AddTo(builder.Services);
        app = builder.Build();
        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[Who].ToString());
            return next(context);
        });
        app.UseRouting();
        app.UseRateLimiter();
        app.MapGet("/", () => "here");
        app.MapMethods("/start", ["GET", "POST"], () => "started").RequireRateLimiting(ClientLimits.StartPolicy);
        app.MapGet("/published", () => "list").DisableRateLimiting();
        await app.StartAsync();
        http.BaseAddress = new Uri(app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task O19_a_client_that_asks_too_often_is_told_when_to_come_again_and_others_notice_nothing()
    {
        var answers = await ManyAsync("203.0.113.7", "/", 100);
        Assert.InRange(answers.Count(a => a.Status == HttpStatusCode.OK), 30, 90);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Equal((HttpStatusCode.TooManyRequests, true), (a.Status, a.RetryAfter >= 1)));
        Assert.Contains(answers, a => a.Status == HttpStatusCode.TooManyRequests);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("203.0.113.8", "/")).Status);
        Assert.All(await ManyAsync("203.0.113.7", "/published", 50), a => Assert.Equal(HttpStatusCode.OK, a.Status));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task What_is_asked_on_the_machine_itself_is_not_counted(string address) =>
        Assert.All(await ManyAsync(address, "/", 200), a => Assert.Equal(HttpStatusCode.OK, a.Status));

    [Theory]
    [InlineData("2001:db8:1:2::7", "2001:db8:1:2:ffff::8", true)]
    [InlineData("2001:db8:1:2::7", "2001:db8:1:3::7", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    public async Task A_client_is_an_address_or_for_IPv6_its_network(string first, string second, bool isOne)
    {
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await AskAsync(first, "/start", HttpMethod.Post)).Status);
        Assert.Equal(isOne ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK, (await AskAsync(second, "/start", HttpMethod.Post)).Status);
    }

    [Fact]
    public async Task O19_only_what_leaves_something_is_counted_as_a_start_and_the_wait_is_that_of_the_window()
    {
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await AskAsync("203.0.113.7", "/start")).Status);
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await AskAsync("203.0.113.7", "/start", HttpMethod.Post)).Status);
        var (status, wait) = await AskAsync("203.0.113.7", "/start", HttpMethod.Post);
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.InRange(wait!.Value, 1, 600);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("203.0.113.7", "/")).Status);
    }

    private async Task<List<(HttpStatusCode Status, double? RetryAfter)>> ManyAsync(string client, string path, int count) =>
        [.. await Task.WhenAll(Enumerable.Range(0, count).Select(_ => AskAsync(client, path)))];

    private async Task<(HttpStatusCode Status, double? RetryAfter)> AskAsync(string client, string path, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.Add(Who, client);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.RetryAfter?.Delta?.TotalSeconds);
    }
}
