using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akashi.Hosting.Tests;

/// <summary>Threat P5: every answer allows only scripts and styles from our own files.</summary>
public class SecurityHeadersTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/not-there")]
    public async Task The_policy_allows_nothing_but_our_own_files(string path)
    {
        var policy = Directives(await AskAsync(path, () => []));
        Assert.Equal("'none'", policy["default-src"]);
        Assert.All(["script-src", "style-src", "img-src", "font-src", "connect-src"], d => Assert.Equal("'self'", policy[d]));
        Assert.Equal(("'none'", "'self'", "'none'"), (policy["object-src"], policy["frame-ancestors"], policy["base-uri"]));
    }

    [Fact]
    public async Task Nothing_is_inline_or_evaluated() =>
        Assert.DoesNotContain("unsafe", (await AskAsync("/", () => [])).GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

    [Fact]
    public async Task Forms_lead_home_and_to_the_named_origins_only()
    {
        var policy = Directives(await AskAsync("/", () => [new Uri("http://127.0.0.1:8083/step?x=1")]));
        Assert.Equal("'self' http://127.0.0.1:8083", policy["form-action"]);
    }

    [Fact]
    public async Task Form_targets_may_change_while_the_program_runs()
    {
        var count = 0;
        var headers = await AskAsync("/", () => [new Uri($"http://localhost:{++count}")], times: 2);
        Assert.Equal("'self' http://localhost:2", Directives(headers)["form-action"]);
    }

    /// <summary>Threat S5.</summary>
    [Theory]
    [InlineData("/", "'none'")]
    [InlineData("/with-worker", "'self'")]
    public async Task S5_only_a_page_that_asks_for_it_may_start_a_worker(string path, string from) =>
        Assert.Equal(from, Directives(await AskAsync(path, () => []))["worker-src"]);

    [Theory]
    [InlineData("X-Content-Type-Options", "nosniff")]
    [InlineData("Referrer-Policy", "no-referrer")]
    [InlineData("Cache-Control", "no-store")]
    [InlineData("Permissions-Policy", "camera=(), geolocation=(), microphone=()")]
    public async Task The_related_headers_are_there(string name, string value) => Assert.Equal(value, (await AskAsync("/", () => [])).GetValues(name).Single());

    private static Dictionary<string, string> Directives(System.Net.Http.Headers.HttpResponseHeaders headers) =>
        headers.GetValues("Content-Security-Policy").Single().Split("; ").Select(d => d.Split(' ', 2)).ToDictionary(d => d[0], d => d[1]);

    private static async Task<System.Net.Http.Headers.HttpResponseHeaders> AskAsync(string path, Func<IEnumerable<Uri>> targets, int times = 1)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.UseSecurityHeaders(targets);
        app.MapGet("/", () => Results.Text("here"));
        app.MapGet("/with-worker", (HttpResponse response) =>
        {
            SecurityHeaders.AllowWorkers(response);
            return Results.Text("here");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var client = new HttpClient();
        HttpResponseMessage answer;
        do answer = await client.GetAsync(new Uri(address + path), TestContext.Current.CancellationToken);
        while (--times > 0);
        using (answer) return answer.Headers;
    }
}
