using System.Net;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Api;

/// <summary>W1: the API may be asked by the scripts of every site, whatever it answers; the pages may not be read by any.</summary>
public sealed class OpenToBrowsersTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private static readonly (string, string) Origin = ("Origin", "https://hospital.example");

    private World World => shared.World;

    [Theory]
    [InlineData("POST", World.Api, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("POST", World.UndatedApi, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("GET", World.Api, HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/2026-12-01/openapi.json", HttpStatusCode.OK)]
    public async Task W1_every_answer_of_the_API_may_be_read_by_every_site(string method, string path, HttpStatusCode status)
    {
        using var answer = await World.AskAsync(method, path, method == "POST" ? [] : null, Origin);
        Assert.Equal((status, "*"), (answer.StatusCode, answer.Header("Access-Control-Allow-Origin")));
        Assert.Equal("Age, Deprecation, ETag, Link, Retry-After, Sunset, X-Request-Id", answer.Header("Access-Control-Expose-Headers"));
        Assert.Null(answer.Header("Access-Control-Allow-Credentials"));
        // The answer is the same for every site, and for none.
        Assert.DoesNotContain("Origin", answer.Headers.Vary);
    }

    [Fact]
    public async Task W1_a_verdict_may_be_read_by_every_site()
    {
        using var answer = await World.PostJsonTextAsync("{\"code\":\"A\"}", Origin);
        Assert.Equal((HttpStatusCode.OK, "*"), (answer.StatusCode, answer.Header("Access-Control-Allow-Origin")));
        Assert.Empty(answer.Headers.Vary);
    }

    [Theory]
    [InlineData(World.Api, "POST")]
    [InlineData(World.UndatedApi, "POST")]
    [InlineData("/api/2026-12-01/openapi.json", "GET, HEAD")]
    public async Task W1_a_browser_that_asks_first_is_told_what_scripts_may_send(string path, string methods)
    {
        using var answer = await World.AskAsync(
            "OPTIONS", path, null, Origin, ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "content-type"));
        Assert.Equal((HttpStatusCode.NoContent, "*"), (answer.StatusCode, answer.Header("Access-Control-Allow-Origin")));
        Assert.Equal((methods, "86400"), (answer.Header("Access-Control-Allow-Methods"), answer.Header("Access-Control-Max-Age")));
        Assert.Equal("Content-Type, If-None-Match, X-Request-Id", answer.Header("Access-Control-Allow-Headers"));
        Assert.Null(answer.Header("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/w/?c=AAAA")]
    [InlineData("POST", "/w/verify")]
    [InlineData("OPTIONS", "/w/verify")]
    [InlineData("GET", "/nothing")]
    [InlineData("GET", "/health/ready")]
    [InlineData("GET", "/metrics")]
    public async Task W1_no_page_may_be_read_by_another_site(string method, string path)
    {
        using var answer = await World.AskAsync(method, path, null, Origin);
        Assert.DoesNotContain(answer.Headers.Concat(answer.Content.Headers), h => h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }
}
