using System.Text;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Api;

/// <summary>Every answer that the current OpenAPI document describes is given by a running Verifier, as described.</summary>
public sealed class ContractTests(RunningSandbox sandbox) : IAsyncLifetime
{
    private const string Client = "198.51.100.7";
    private World world = null!;

    // Cannot be brought about from outside, or only by waiting: ApiProblemTests, RequestFormTests and HealthTests have them.
    private static readonly string[] Elsewhere =
        [$"POST {World.Api} 408", $"POST {World.Api} 500", "GET /health/ready 503"];

    private static (string Name, string Value) Json => ("Content-Type", "application/json");

    // With a proxy that is trusted, requests on this machine can come from anywhere.
    public async ValueTask InitializeAsync() =>
        world = await World.StartAsync(sandbox, more: () => ["--Proxy:Trusted=127.0.0.1, ::1", "--Limits:Requests=60"]);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Every_described_answer_is_given_as_described()
    {
        using var document = await world.GetAsync("/api/2026-12-01/openapi.json");
        var contract = new Contract(await World.JsonAsync(document));
        var seen = new List<string>();
        foreach (var (method, path, body, headers) in Requests())
        {
            using var answer = await world.AskAsync(method, path, body, headers);
            seen.Add(await contract.CheckAsync(method, path, answer));
        }
        foreach (var path in (string[])[World.Api, "/api/2026-12-01/openapi.json", "/health/ready", "/health/live"])
            seen.Add(await TooManyAsync(contract, path == World.Api ? "POST" : "GET", path));
        // A method that an address lacks is described at the one that it has.
        var given = seen.Select(s => s.Replace("PATCH " + World.Api, "POST " + World.Api, StringComparison.Ordinal).Replace("PATCH", "GET", StringComparison.Ordinal));
        Assert.Equal(contract.Described().Except(Elsewhere).Order(), given.Distinct().Order());
    }

    private IEnumerable<(string Method, string Path, byte[]? Body, (string, string)[] Headers)> Requests()
    {
        var code = Encoding.UTF8.GetBytes($"{{\"code\":\"{world.Code()}\"}}");
        yield return ("POST", World.Api, code, [Json]);
        yield return ("POST", World.Api, "{}"u8.ToArray(), [Json]);
        yield return ("PATCH", World.Api, null, []);
        yield return ("POST", World.Api, code, [Json, ("Accept", "text/html")]);
        yield return ("POST", World.Api, new byte[9 * 1024 * 1024], [Json, Asking.First]);
        yield return ("POST", World.Api, code, [("Content-Type", "text/plain")]);
        yield return ("POST", World.Api, code, [Json, ("Host", "elsewhere.example")]);
        yield return ("GET", "/api/2026-12-01/openapi.json", null, []);
        yield return ("PATCH", "/api/2026-12-01/openapi.json", null, []);
        yield return ("GET", "/api/2026-12-01/openapi.json", null, [("Host", "elsewhere.example")]);
        yield return ("GET", "/health/ready", null, []);
        yield return ("PATCH", "/health/ready", null, []);
        yield return ("GET", "/health/live", null, []);
        yield return ("PATCH", "/health/live", null, []);
    }

    // 30 at once, then one a second: the limit is reached long before 200.
    private async Task<string> TooManyAsync(Contract contract, string method, string path)
    {
        for (var i = 0; i < 200; i++)
        {
            using var answer = await world.AskAsync(method, path, method == "POST" ? "{}"u8.ToArray() : null, [Json, ("X-Forwarded-For", Client)]);
            if ((int)answer.StatusCode != 429) continue;
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
            return await contract.CheckAsync(method, path, answer);
        }
        throw new InvalidOperationException($"{path} has no limit.");
    }
}
