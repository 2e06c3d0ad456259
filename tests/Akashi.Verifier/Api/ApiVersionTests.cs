using System.Text;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Api;

/// <summary>A version that was published goes on as it was, and says that there is a newer one.</summary>
public sealed class ApiVersionTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private World World => shared.World;

    [Fact]
    public async Task The_undated_version_answers_with_the_members_that_it_always_had()
    {
        using var answer = await AskAsync(World.UndatedApi, $"{{\"code\":\"{World.Code()}\"}}");
        Assert.Equal(
            ["result", "reason", "checkedAt", "asOf", "facts"], (await World.JsonAsync(answer)).EnumerateObject().Select(m => m.Name));
    }

    [Theory]
    [InlineData("{\"code\":\"A\"}")]
    [InlineData("{\"codes\":[\"A\"]}")]
    [InlineData("{}")]
    public async Task The_undated_version_tells_that_there_is_a_newer_one(string body)
    {
        using var answer = await AskAsync(World.UndatedApi, body);
        Assert.Equal("@1796083200", answer.Header("Deprecation"));
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.FromUnixTimeSeconds(1_796_083_200));
        Assert.Equal($"<{World.Api}>; rel=\"successor-version\"", answer.Header("Link"));
        // It has no end.
        Assert.Null(answer.Header("Sunset"));
    }

    [Fact]
    public async Task The_current_version_does_not()
    {
        using var answer = await AskAsync(World.Api, "{\"code\":\"A\"}");
        Assert.Equal((null, null, null), (answer.Header("Deprecation"), answer.Header("Link"), answer.Header("Sunset")));
    }

    private Task<HttpResponseMessage> AskAsync(string path, string body) =>
        World.AskAsync("POST", path, Encoding.UTF8.GetBytes(body), ("Content-Type", "application/json"));
}
