using System.Net;

namespace Akashi.Sandbox.Tests.Identity;

/// <summary>Which authorization requests are refused, and where the browser goes then.</summary>
[Collection(IdentityTests.Name)]
public sealed class AuthorizationRequestTests(RunningIdentity provider)
{
    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("response_type", "code id_token", "unsupported_response_type")]
    [InlineData("response_type", null, "unsupported_response_type")]
    [InlineData("response_mode", "form_post", "invalid_request")]
    [InlineData("scope", "name", "invalid_scope")]
    [InlineData("scope", "openid phone", "invalid_scope")]
    [InlineData("scope", "openid offline_access", "invalid_scope")]
    [InlineData("scope", "openid sign name", "invalid_scope")]
    [InlineData("scope", "openid sign", "invalid_request")]
    [InlineData("sign_transaction_id", "01890000-0000-7000-8000-000000000000", "invalid_request")]
    [InlineData("nonce", null, "invalid_request")]
    [InlineData("nonce", "あ", "invalid_request")]
    [InlineData("code_challenge", null, "invalid_request")]
    [InlineData("code_challenge", "a+b", "invalid_request")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge_method", null, "invalid_request")]
    [InlineData("request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported")]
    [InlineData("request_uri", "https://portal.example/request", "request_uri_not_supported")]
    [InlineData("prompt", "none", "login_required")]
    public async Task Wrong_parameter_sends_the_browser_back_with_the_error(string name, string? value, string error)
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(new Flow(provider, provider.Portal).Request("openid", (name, value)));
        var back = Flow.Back(browser);
        Assert.Equal((error, "st-1"), (back["error"], back["state"]));
    }

    [Fact]
    public async Task Missing_state_sends_the_browser_back_with_the_error()
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(new Flow(provider, provider.Portal).Request("openid", ("state", null)));
        Assert.Equal("invalid_request", Flow.Back(browser)["error"]);
    }

    [Theory]
    [InlineData("client_id", "nobody")]
    [InlineData("client_id", null)]
    [InlineData("redirect_uri", "https://evil.example/back")]
    [InlineData("redirect_uri", "http://localhost:9/back/more")]
    [InlineData("redirect_uri", "http://localhost:9/Back")]
    [InlineData("redirect_uri", null)]
    public async Task Unknown_client_or_redirect_uri_sends_the_browser_nowhere(string name, string? value)
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(new Flow(provider, provider.Portal).Request("openid", (name, value)));
        Assert.Null(browser.Left);
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
    }

    [Fact]
    public async Task Request_comes_back_from_the_pages_only_as_it_set_out()
    {
        using var browser = provider.Browser();
        var flow = new Flow(provider, provider.Portal);
        await browser.OpenAsync(flow.Request());
        await browser.SubmitAsync(("persona", "hanako"), ("answer", "card"));
        var journey = browser.Address.Split('/')[^1];
        await browser.OpenAsync(flow.Request("openid name", ("journey", journey)));
        Assert.Equal((HttpStatusCode.BadRequest, null), (browser.Status, browser.Left));
    }
}
