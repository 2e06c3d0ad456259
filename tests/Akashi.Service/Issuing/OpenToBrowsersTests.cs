using System.Net;
using Akashi.Service.Issuing.Publish;
using Akashi.Service.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Issuing;

/// <summary>W1: what a verifier in a page of any site fetches may be read there, and nothing else of the portal.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class OpenToBrowsersTests(World world)
{
    [Theory]
    [InlineData("/status")]
    [InlineData("/status/unknown")]
    [InlineData("/trust/certificates")]
    [InlineData("/trust/list")]
    public async Task W1_what_is_published_may_be_read_by_every_site_and_needs_no_cookie(string path)
    {
        using var answer = await AskAsync(HttpMethod.Get, path);
        Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
        Assert.Equal("Age, Deprecation, ETag, Link, Retry-After, Sunset, X-Request-Id", Header(answer, "Access-Control-Expose-Headers"));
        Assert.Null(Header(answer, "Access-Control-Allow-Credentials"));
        Assert.Null(Header(answer, "Set-Cookie"));
        // One answer for every site: a cache may keep it.
        Assert.DoesNotContain("Origin", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/status")]
    [InlineData("/status/unknown")]
    [InlineData("/trust/certificates")]
    [InlineData("/trust/list")]
    public async Task W1_a_browser_that_asks_first_is_told_that_scripts_may_ask(string path)
    {
        using var answer = await AskAsync(HttpMethod.Options, path);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(("*", "GET"), (Header(answer, "Access-Control-Allow-Origin"), Header(answer, "Access-Control-Allow-Methods")));
        Assert.Contains("If-None-Match", Header(answer, "Access-Control-Allow-Headers"), StringComparison.Ordinal);
        Assert.Equal("86400", Header(answer, "Access-Control-Max-Age"));
        Assert.Null(Header(answer, "Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task W1_a_list_that_has_not_changed_is_readable_too()
    {
        var publisher = world.Services.GetRequiredService<StatusPublisher>();
        await publisher.OpenAsync(new DateTimeOffset(2039, 12, 1, 0, 0, 0, TimeSpan.Zero), 1, TestContext.Current.CancellationToken);
        using var first = await AskAsync(HttpMethod.Get, "/status/203911-1");
        using var again = await AskAsync(HttpMethod.Get, "/status/203911-1", first.Headers.ETag!.ToString());
        Assert.Equal((HttpStatusCode.NotModified, "*"), (again.StatusCode, Header(again, "Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/health")]
    [InlineData("GET", "/cards/agent")]
    [InlineData("GET", "/home/me")]
    [InlineData("POST", "/accounts/sign-out")]
    [InlineData("OPTIONS", "/applications/mine")]
    public async Task W1_nothing_else_of_the_portal_may_be_read_elsewhere(string method, string path)
    {
        using var answer = await AskAsync(new HttpMethod(method), path);
        Assert.DoesNotContain(answer.Headers.Concat(answer.Content.Headers), h => h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string? known = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = world.Origin };
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", "https://hospital.example");
        if (method == HttpMethod.Options) request.Headers.Add("Access-Control-Request-Method", "GET");
        if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;
}
