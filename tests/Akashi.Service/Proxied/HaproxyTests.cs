using System.Net;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Proxied;

/// <summary>Threats O11 to O13: Service and Verifier behind a real HAProxy that terminates TLS.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class HaproxyTests(ProxiedWorld world) : IClassFixture<ProxiedWorld>
{
    private const string Elsewhere = "203.0.113.9";

    [Fact]
    public async Task A_holder_signs_in_with_her_card_through_every_page_on_the_way()
    {
        var holder = await world.HolderSignedIn();
        Assert.Equal((HttpStatusCode.OK, "/home"), (holder.Browser.Page.Status, holder.Browser.Page.Path));
        var cookies = holder.Browser.Cookies.GetCookies(world.Origin);
        Assert.Equal(["__Host-akashi-agent", "__Host-akashi-form", "__Host-akashi-holder"], cookies.Select(c => c.Name).Order());
        Assert.All(cookies, c => Assert.True(c.Secure && c.HttpOnly));
    }

    [Fact]
    public async Task A_member_of_staff_signs_in_with_a_passkey_of_the_public_origin()
    {
        var clerk = await world.StaffSignedIn();
        Assert.Equal((HttpStatusCode.OK, "/office/decisions/queue"), (clerk.Browser.Page.Status, clerk.Browser.Page.Path));
        var cookie = Assert.Single(clerk.Browser.Cookies.GetCookies(world.Origin), c => c.Name == "__Host-akashi-staff");
        Assert.True(cookie.Secure && cookie.HttpOnly);
    }

    [Theory]
    [InlineData("/home", "/")]
    [InlineData("/office/decisions/queue", "/office/staff/sign-in")]
    public async Task Visitor_who_is_not_signed_in_is_led_to_the_door_under_TLS(string page, string door)
    {
        using var answer = await world.ThroughProxyAsync("127.0.0.1", new Uri(world.Origin, page).ToString(), HttpMethod.Get);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var led = new Uri(world.Origin, answer.Headers.Location!);
        Assert.Equal(new Uri(world.Origin, door), new Uri(led.GetLeftPart(UriPartial.Path)));
    }

    [Fact]
    public async Task The_Service_knows_the_clients_own_address()
    {
        using var answer = await world.ThroughProxyAsync("127.0.0.3", new Uri(world.Origin, "/office/staff/sign-in").ToString(), HttpMethod.Get);
        Assert.Equal((HttpStatusCode.OK, "127.0.0.3 https"), (answer.StatusCode, world.ClientAt("/office/staff/sign-in")));
    }

    [Fact]
    public async Task What_a_client_says_about_its_address_is_removed_by_the_proxy()
    {
        using var answer = await world.ThroughProxyAsync(
            "127.0.0.5", new Uri(world.Origin, "/error/404").ToString(), HttpMethod.Get,
            ("X-Forwarded-For", Elsewhere), ("X-Forwarded-Proto", "http"), ("Forwarded", $"for={Elsewhere};proto=http"),
            ("X-Forwarded-Host", "evil.example"), ("X-Real-IP", Elsewhere));
        Assert.Equal("127.0.0.5 https", world.ClientAt("/error/404"));
    }

    /// <summary>One proxy is configured: of a list of addresses, only the last one is believed, which that proxy wrote itself.</summary>
    [Fact]
    public async Task What_a_client_wrote_before_the_proxys_entry_is_not_believed()
    {
        using var answer = await world.ThroughAddingAsync("127.0.0.8", "/error/404", ("X-Forwarded-For", Elsewhere), ("X-Forwarded-Proto", "https"));
        Assert.Equal("127.0.0.8 https", world.ClientAt("/error/404"));
    }

    /// <summary>O15: a line of the security log names the client's network, not the proxy's.</summary>
    [Fact]
    public async Task A_foreign_form_is_logged_with_the_clients_network()
    {
        using var answer = await world.ThroughProxyAsync("127.9.8.7", new Uri(world.Origin, "/office/staff/sign-in").ToString(), HttpMethod.Post);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        const string line = "Warning Akashi.Security: ForeignForm at office/staff/sign-in from 127.9.8.0/24";
        Assert.Contains(world.Logs.Lines, l => l.StartsWith(line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_beside_the_proxy_says_about_the_client_is_not_believed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Listens, "/error/403"));
        request.Headers.Host = world.Origin.Authority;
        using var answer = await ProxiedWorld.SendAsync(
            "127.0.0.4", world.Listens.Port, request, ("X-Forwarded-For", Elsewhere), ("X-Forwarded-Proto", "https"));
        Assert.Equal((HttpStatusCode.MisdirectedRequest, "127.0.0.4 http"), (answer.StatusCode, world.ClientAt("/error/403")));
        var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(world.Origin.GetLeftPart(UriPartial.Authority), said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task O19_a_client_that_asks_without_end_is_stopped_at_the_proxy_and_nobody_else_is()
    {
        var address = new Uri(world.Origin, "/robots.txt").ToString();
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 2000 && last != HttpStatusCode.TooManyRequests; i++)
        {
            using var answer = await world.ThroughProxyAsync("127.0.0.8", address, HttpMethod.Get);
            last = answer.StatusCode;
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        using var other = await world.ThroughProxyAsync("127.0.0.9", address, HttpMethod.Get);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, other.StatusCode);
    }

    [Fact]
    public async Task A_request_without_TLS_is_redirected_to_TLS_with_the_same_method()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{ProxiedWorld.Verify}/w/?c=AAAA");
        using var answer = await ProxiedWorld.SendAsync("127.0.0.1", world.PlainPort, request);
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"https://{ProxiedWorld.Verify}/w/?c=AAAA"), (answer.StatusCode, answer.Headers.Location!.ToString()));
    }

    [Theory]
    [InlineData("https://elsewhere.example/", HttpStatusCode.MisdirectedRequest)]
    [InlineData("https://127.0.0.1/", HttpStatusCode.MisdirectedRequest)]
    [InlineData($"https://{ProxiedWorld.Verify}/metrics", HttpStatusCode.NotFound)]
    public async Task What_is_not_for_the_public_is_refused_at_the_proxy(string address, HttpStatusCode expected)
    {
        using var answer = await world.ThroughProxyAsync("127.0.0.1", address, HttpMethod.Get);
        Assert.Equal(expected, answer.StatusCode);
    }

    /// <summary>V7: the content of a code is in no log, not even HAProxy's.</summary>
    [Fact]
    public async Task A_code_is_checked_at_the_Verifier_and_is_in_no_log()
    {
        const string Code = "0oRDoQEm-personal-facts";
        using var page = await world.ThroughProxyAsync("127.0.0.6", $"https://{ProxiedWorld.Verify}/w/?c={Code}", HttpMethod.Get);
        Assert.Equal((HttpStatusCode.OK, "max-age=31536000"), (page.StatusCode, page.Headers.GetValues("Strict-Transport-Security").Single()));
        Assert.Contains(Code, await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await Wait.UntilAsync(() => world.ProxyLog.Any(l => l.StartsWith("127.0.0.6 200 GET /w/ ", StringComparison.Ordinal)));
        Assert.DoesNotContain(world.ProxyLog, l => l.Contains("personal", StringComparison.Ordinal) || l.Contains("c=", StringComparison.Ordinal));
    }
}
