using System.Net;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests;

/// <summary>V7: what every answer includes, and how each address answers methods that it does not support.</summary>
public sealed class VerifierHostTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private World World => shared.World;

    [Theory]
    [InlineData("GET", "/w/?c=AAAA")]
    [InlineData("GET", "/w/")]
    [InlineData("POST", "/w/verify")]
    [InlineData("POST", World.Api)]
    [InlineData("DELETE", World.Api)]
    [InlineData("POST", World.UndatedApi)]
    [InlineData("GET", "/api/nothing")]
    [InlineData("GET", "/nothing/here")]
    [InlineData("GET", "/nothing.txt")]
    [InlineData("GET", "/health")]
    [InlineData("GET", "/health/ready")]
    [InlineData("GET", "/live")]
    [InlineData("GET", "/health/live")]
    [InlineData("GET", "/metrics")]
    [InlineData("GET", "/api/2026-12-01/openapi.json")]
    [InlineData("GET", "/api/v1/openapi.json")]
    public async Task V7_no_answer_is_stored_referred_or_indexed(string method, string path)
    {
        using var answer = await World.SendAsync(method, path);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", Header(answer, "Referrer-Policy"));
        Assert.Equal("noindex", Header(answer, "X-Robots-Tag"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/privacy")]
    [InlineData("/terms")]
    [InlineData("/accessibility")]
    [InlineData("/w/many")]
    [InlineData("/robots.txt")]
    public async Task Pages_without_a_code_may_be_listed(string path)
    {
        using var answer = await World.SendAsync("GET", path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("X-Robots-Tag"));
        Assert.DoesNotContain("noindex", await World.TextAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/w/?c=AAAA")]
    [InlineData("/w/")]
    [InlineData("/privacy")]
    [InlineData("/terms")]
    [InlineData("/accessibility")]
    [InlineData("/nothing")]
    public async Task Every_page_says_what_it_is_about(string path)
    {
        using var answer = await World.SendAsync("GET", path);
        Assert.True((await World.ParseAsync(answer)).QuerySelector("meta[name=description]")?.GetAttribute("content") is { Length: > 20 and < 200 }, path);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/w/?c=AAAA")]
    [InlineData("/nothing")]
    public async Task Footer_says_who_runs_this_and_which_rules_apply(string path)
    {
        using var answer = await World.SendAsync("GET", path);
        var foot = (await World.ParseAsync(answer)).QuerySelector("footer")!;
        Assert.Contains("運営：国家資格オンライン運営事務局（デモ）", foot.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["tel:0300000000", "mailto:helpdesk@akashi.example", "/privacy", "/terms", "/accessibility"],
            foot.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Assets_are_kept_for_a_year_and_come_packed()
    {
        using var page = await World.SendAsync("GET", "/");
        var style = (await World.ParseAsync(page)).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        Assert.Matches("^/assets/akashi-[0-9a-f]{8}\\.css$", style);
        using var answer = await World.SendAsync("GET", style, "br");
        Assert.Equal(("br", TimeSpan.FromDays(365)), (answer.Content.Headers.ContentEncoding.Single(), answer.Headers.CacheControl!.MaxAge));
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, 1000, 12_000);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/w/?c=AAAA", HttpStatusCode.OK)]
    [InlineData("/w/", HttpStatusCode.OK)]
    [InlineData("/w/?c=", HttpStatusCode.BadRequest)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    public async Task HEAD_is_GET_without_a_body(string path, HttpStatusCode expected)
    {
        using var answer = await World.SendAsync("HEAD", path);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(await World.TextAsync(answer));
    }

    [Theory]
    [InlineData("/", "GET, HEAD, OPTIONS")]
    [InlineData("/w/", "GET, HEAD, OPTIONS")]
    [InlineData("/w/verify", "GET, HEAD, POST, OPTIONS")]
    [InlineData(World.Api, "POST, OPTIONS")]
    [InlineData("/api/2026-12-01/openapi.json", "GET, HEAD, OPTIONS")]
    [InlineData(World.UndatedApi, "POST, OPTIONS")]
    [InlineData("/api/v1/openapi.json", "GET, HEAD, OPTIONS")]
    [InlineData("/metrics", "GET, OPTIONS")]
    [InlineData("/health/ready", "GET, OPTIONS")]
    [InlineData("/health/live", "GET, OPTIONS")]
    public async Task Each_address_tells_its_methods_and_refuses_others(string path, string allowed)
    {
        using var options = await World.SendAsync("OPTIONS", path);
        Assert.Equal((HttpStatusCode.NoContent, allowed), (options.StatusCode, string.Join(", ", options.Content.Headers.Allow)));
        using var other = await World.SendAsync("PATCH", path);
        Assert.Equal((HttpStatusCode.MethodNotAllowed, allowed), (other.StatusCode, string.Join(", ", other.Content.Headers.Allow)));
        Assert.EndsWith(allowed.Replace(", OPTIONS", "", StringComparison.Ordinal), (await World.JsonAsync(other)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/nothing.txt")]
    [InlineData("/w/verify/more")]
    [InlineData("/%00")]
    [InlineData("/w/%2e%2e/%2e%2e/etc/passwd")]
    public async Task An_unknown_address_says_so(string path)
    {
        using var answer = await World.SendAsync("GET", path);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
    }

    [Fact]
    public async Task A_result_that_is_loaded_again_leads_to_the_start()
    {
        using var answer = await World.SendAsync("GET", "/w/verify");
        Assert.Equal((HttpStatusCode.Redirect, "/w/"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
