using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Metrics;

/// <summary>P10, V7: an operator sees how many codes were checked and why they failed, but not whose.</summary>
public sealed class MetricsEndpointTests(RunningSandbox sandbox) : IAsyncLifetime
{
    private World world = null!;

    public async ValueTask InitializeAsync() => world = await World.StartAsync(sandbox);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Codes_are_counted_by_surface_result_and_reason()
    {
        await world.PressAsync(world.Code());
        await world.PostJsonAsync(
            new { codes = new[] { world.Code(), world.Code(world.Claims(StatusValue.Revoked)), world.Code(world.Claims(StatusValue.Revoked)), "x" } });
        Assert.Equal(
            [
                """akashi_verifications_total{surface="page",result="valid",reason="none"} 1""",
                """akashi_verifications_total{surface="api",result="valid",reason="none"} 1""",
                """akashi_verifications_total{surface="api",result="invalid",reason="not-readable"} 1""",
                """akashi_verifications_total{surface="api",result="invalid",reason="revoked"} 2""",
            ],
            (await LinesAsync()).Where(l => l.StartsWith("akashi_verifications_total", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Age_and_amount_of_the_knowledge_are_reported()
    {
        var lines = await LinesAsync();
        Assert.Contains("akashi_status_lists 1", lines);
        Assert.Contains("akashi_issuer_keys 3", lines);
        Assert.Matches(
            @"^akashi_knowledge_age_seconds \d+(\.\d+)?$", lines.Single(l => l.StartsWith("akashi_knowledge_age_seconds", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_line_has_the_format_and_contains_no_fact()
    {
        await world.PostJsonAsync(new { codes = new[] { world.Code(), world.Code()[..200] } });
        var lines = await LinesAsync();
        Assert.All(lines, l => Assert.Matches(@"^(# (HELP|TYPE) [a-z_]+ [ -~]+|[a-z_]+(\{([a-z]+=""[a-z-]+"",?)+\})? \d+(\.\d+)?)$", l));
    }

    private async Task<string[]> LinesAsync()
    {
        using var answer = await world.GetAsync("/metrics");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        return (await World.TextAsync(answer)).TrimEnd().Split('\n');
    }
}
