using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Akashi.Sandbox.Tests.Identity;

/// <summary>A portal's side of the flow, step by step, so that a test can do one of them wrong.</summary>
internal sealed class Flow(RunningIdentity provider, TestClient client)
{
    private const string Endpoints = "/api/realms/main/protocol/openid-connect/";

    public string Verifier { get; } = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Address of the authorization request. A parameter with null is left out.</summary>
    public string Request(string scope = "openid", params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = client.Id,
            ["redirect_uri"] = RunningIdentity.Back,
            ["scope"] = scope,
            ["state"] = "st-1",
            ["nonce"] = "no-1",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes) parameters[name] = value;
        return QueryHelpers.AddQueryString(Endpoints + "auth", parameters.Where(p => p.Value is not null));
    }

    /// <summary>Walks the pages with a persona's card.</summary>
    /// <returns>The parameters with which the browser came back.</returns>
    public async Task<Dictionary<string, string>> WalkAsync(string scope, string persona, string secret, string? transaction = null)
    {
        using var browser = provider.Browser();
        await browser.OpenAsync(Request(scope, ("sign_transaction_id", transaction)));
        await browser.SubmitAsync(("persona", persona), ("answer", "card"));
        await browser.SubmitAsync(("secret", secret));
        await browser.SubmitAsync();
        await browser.SubmitAsync();
        return Back(browser);
    }

    /// <summary>Parameters of the address outside to which a browser was sent.</summary>
    public static Dictionary<string, string> Back(TestBrowser browser)
    {
        Assert.StartsWith(RunningIdentity.Back + "?", browser.Left?.AbsoluteUri, StringComparison.Ordinal);
        return QueryHelpers.ParseQuery(browser.Left!.Query).ToDictionary(q => q.Key, q => q.Value.ToString());
    }

    /// <summary>A code of a sign-in by a good card.</summary>
    public async Task<string> CodeAsync(string scope = "openid") => (await WalkAsync(scope, "hanako", "1234"))["code"];

    /// <summary>Asks the token endpoint for the tokens of a code.</summary>
    public Task<(HttpStatusCode Status, JsonElement Body)> RedeemAsync(string code, string? assertion = null, params (string Name, string? Value)[] changes) =>
        TokenAsync(
            assertion,
            [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RunningIdentity.Back), ("code_verifier", Verifier), .. changes]);

    /// <summary>Asks for a token of the portal itself.</summary>
    public Task<(HttpStatusCode Status, JsonElement Body)> OwnTokenAsync(string? assertion = null) =>
        TokenAsync(assertion, ("grant_type", "client_credentials"));

    public Task<(HttpStatusCode Status, JsonElement Body)> UserInfoAsync(string? token) => SendAsync(HttpMethod.Get, Endpoints + "userinfo", token, null);

    public Task<(HttpStatusCode Status, JsonElement Body)> BeginSigningAsync(string? token, string digest) =>
        SendAsync(HttpMethod.Post, "/api/sign-transactions", token, JsonContent.Create(new { digest }));

    public Task<(HttpStatusCode Status, JsonElement Body)> ResultAsync(string? token, string id) =>
        SendAsync(HttpMethod.Get, $"/api/sign-transactions/{id}/result", token, null);

    /// <summary>Begins a transaction with a token of the portal.</summary>
    public async Task<string> TransactionAsync(byte[] toBeSigned)
    {
        var own = (await OwnTokenAsync()).Body.GetProperty("access_token").GetString();
        var (status, body) = await BeginSigningAsync(own, Convert.ToBase64String(toBeSigned));
        Assert.Equal(HttpStatusCode.Created, status);
        return body.GetProperty("id").GetString()!;
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> TokenAsync(string? assertion, params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = client.Id,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion ?? client.Assertion(provider),
        };
        foreach (var (name, value) in changes) parameters[name] = value;
        using var content = new FormUrlEncodedContent(parameters.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Key, p.Value!)));
        return await SendAsync(HttpMethod.Post, Endpoints + "token", null, content);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string address, string? token, HttpContent? content)
    {
        if (content is not null) await content.LoadIntoBufferAsync(Ct);
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await provider.Http.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return (answer.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }
}
