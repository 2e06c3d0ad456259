using System.Net;
using System.Text.RegularExpressions;
using Akashi.Verifier.Api;
using Akashi.Verifier.Tests.Running;
using Microsoft.AspNetCore.Http;

namespace Akashi.Verifier.Tests.Api;

/// <summary>Below /api every answer that is no verdict is a problem with a code, words and the request's id.</summary>
public sealed class ApiProblemTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private World World => shared.World;

    [Theory]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/")]
    [InlineData("GET", "/API/x")]
    [InlineData("POST", "/api/v1")]
    [InlineData("POST", "/api/v2/verifications")]
    [InlineData("POST", "/api/2026-12-02/verifications")]
    [InlineData("POST", "/api/verifications")]
    [InlineData("GET", "/api/2026-12-01/openapi.yaml")]
    [InlineData("DELETE", "/api/2026-12-01/verifications/1")]
    public async Task An_unknown_address_is_told_with_the_right_one(string method, string path)
    {
        using var answer = await World.SendAsync(method, path);
        Assert.Equal("404 not-found", await Asking.ProblemAsync(answer));
        Assert.Contains(World.Api, (await World.JsonAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_page_is_still_a_page()
    {
        using var answer = await World.SendAsync("GET", "/apis");
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("TRACE")]
    public async Task Another_method_is_told_with_the_right_one(string method)
    {
        using var answer = await World.SendAsync(method, World.Api);
        Assert.Equal("405 wrong-method", await Asking.ProblemAsync(answer));
        Assert.Equal("POST, OPTIONS", answer.Header("Allow"));
    }

    [Fact]
    public async Task A_request_for_another_host_is_told_with_the_right_one()
    {
        using var answer = await World.AskAsync("POST", World.Api, [], ("Host", "rebound.example"));
        Assert.Equal("421 wrong-host", await Asking.ProblemAsync(answer));
        Assert.Contains(World.Origin, (await World.JsonAsync(answer)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_told_with_its_limit()
    {
        using var answer = await World.AskAsync("POST", World.Api, new byte[(8 * 1024 * 1024) + 1], ("Content-Type", "application/json"), Asking.First);
        Assert.Equal("413 too-large", await Asking.ProblemAsync(answer));
    }

    [Fact]
    public async Task An_error_of_ours_is_told_without_its_cause()
    {
        var context = new DefaultHttpContext { TraceIdentifier = "some-id", Response = { Body = new MemoryStream() } };
        await ApiProblem.Broken.ExecuteAsync(context);
        context.Response.Body.Position = 0;
        var answer = await new StreamReader(context.Response.Body).ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Matches(
            "^\\{\"title\":\"Internal Server Error\",\"status\":500,\"detail\":\"[^\"]+\",\"code\":\"broken\",\"requestId\":\"some-id\"\\}$", answer);
    }

    [Theory]
    [InlineData("01990000-0000-7000-8000-000000000001")]
    [InlineData("a")]
    [InlineData("1-67891233:abc_DEF.2")]
    public async Task An_id_of_the_client_comes_back_where_it_is_safe(string id) => Assert.Equal(id, await IdAsync(id));

    [Theory]
    [InlineData("with space")]
    [InlineData("quote\"")]
    [InlineData("Root=1-67891233")]
    [InlineData("")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task W2_an_id_that_could_do_harm_is_replaced(string id)
    {
        var given = await IdAsync(id);
        Assert.NotEqual(id, given);
        Assert.Matches(OwnId(), given);
    }

    [Fact]
    public async Task W2_two_ids_are_as_good_as_none() => Assert.Matches(OwnId(), await IdAsync("first", "second"));

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/nothing")]
    [InlineData("GET", "/health/ready")]
    [InlineData("OPTIONS", World.Api)]
    public async Task Every_answer_has_an_id_of_its_own(string method, string path)
    {
        using var first = await World.SendAsync(method, path);
        using var second = await World.SendAsync(method, path);
        Assert.NotNull(first.Header("X-Request-Id"));
        Assert.NotEqual(first.Header("X-Request-Id"), second.Header("X-Request-Id"));
    }

    private async Task<string> IdAsync(params string[] sent)
    {
        using var answer = await World.PostJsonTextAsync("{\"code\":\"A\"}", [.. sent.Select(s => ("X-Request-Id", s))]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Header("X-Request-Id")!;
    }

    private static Regex OwnId() => new("^[0-9A-Z]{13}:[0-9A-F]{8}$", RegexOptions.None, Wait.Longest);
}
