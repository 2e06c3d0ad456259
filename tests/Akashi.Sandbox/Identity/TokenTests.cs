using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Sandbox.Tests.Identity;

/// <summary>Codes, tokens and what is in them.</summary>
[Collection(IdentityTests.Name)]
public sealed class TokenTests(RunningIdentity provider)
{
    private const string Hanako = "hanako";
    private readonly Flow flow = new(provider, provider.Portal);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sign_in_comes_back_with_code_state_and_session_state()
    {
        var back = await flow.WalkAsync("openid", Hanako, "1234");
        Assert.Equal("st-1", back["state"]);
        Assert.NotEmpty(back["code"]);
        Assert.NotEmpty(back["session_state"]);
    }

    [Fact]
    public async Task Id_token_is_ES256_and_says_who_when_how_and_for_whom()
    {
        var (status, body) = await flow.RedeemAsync(await flow.CodeAsync());
        Assert.Equal(HttpStatusCode.OK, status);
        var token = await VerifiedAsync(body.GetProperty("id_token").GetString()!, SecurityAlgorithms.EcdsaSha256);
        Assert.Equal(provider.Issuer, token.Issuer);
        Assert.Equal([provider.Portal.Id], token.Audiences);
        Assert.Equal((provider.Portal.Id, "no-1", "aal3"), (Claim("azp"), Claim("nonce"), Claim("acr")));
        Assert.Equal(300, token.GetPayloadValue<long>("exp") - token.GetPayloadValue<long>("iat"));
        Assert.InRange(token.GetPayloadValue<long>("auth_time"), token.GetPayloadValue<long>("iat") - 600, token.GetPayloadValue<long>("iat"));
        var half = SHA256.HashData(Encoding.ASCII.GetBytes(body.GetProperty("access_token").GetString()!))[..16];
        Assert.Equal(WebEncoders.Base64UrlEncode(half), Claim("at_hash"));
        Assert.Equal("openid", body.GetProperty("scope").GetString());
        Assert.InRange(body.GetProperty("expires_in").GetInt32(), 1, 300);
        Assert.False(body.TryGetProperty("refresh_token", out _));

        string Claim(string name) => token.GetPayloadValue<string>(name);
    }

    [Fact]
    public async Task No_fact_is_in_the_id_token()
    {
        var (_, body) = await flow.RedeemAsync(await flow.CodeAsync("openid name address birthdate gender"));
        var token = new JsonWebToken(body.GetProperty("id_token").GetString());
        Assert.All((string[])["name", "address", "birthdate", "gender"], f => Assert.False(token.TryGetPayloadValue<object>(f, out _)));
    }

    [Fact]
    public async Task Access_token_is_an_RS256_JWT()
    {
        var (_, body) = await flow.RedeemAsync(await flow.CodeAsync());
        await VerifiedAsync(body.GetProperty("access_token").GetString()!, SecurityAlgorithms.RsaSha256);
    }

    [Fact]
    public async Task Subject_is_the_same_for_a_card_each_time_and_another_for_another_portal_or_card()
    {
        var other = new Flow(provider, provider.Other);
        var first = await SubjectAsync(flow, Hanako);
        Assert.Equal(first, await SubjectAsync(flow, Hanako));
        Assert.NotEqual(first, await SubjectAsync(flow, "yoshino"));
        Assert.NotEqual(first, await SubjectAsync(other, Hanako));
    }

    [Fact]
    public async Task Code_works_once_and_its_second_use_ends_the_token()
    {
        var code = await flow.CodeAsync();
        var token = (await flow.RedeemAsync(code)).Body.GetProperty("access_token").GetString();
        Assert.Equal(HttpStatusCode.OK, (await flow.UserInfoAsync(token)).Status);
        await RefusedAsync("invalid_grant", flow.RedeemAsync(code));
        Assert.Equal(HttpStatusCode.Unauthorized, (await flow.UserInfoAsync(token)).Status);
    }

    [Fact]
    public async Task Code_ends_after_60_seconds()
    {
        var code = await flow.CodeAsync();
        await provider.WithClockAsync(TimeSpan.FromSeconds(61), () => RefusedAsync("invalid_grant", flow.RedeemAsync(code)));
    }

    [Fact]
    public async Task Access_token_ends_after_300_seconds()
    {
        var token = (await flow.RedeemAsync(await flow.CodeAsync())).Body.GetProperty("access_token").GetString();
        await provider.WithClockAsync(
            TimeSpan.FromSeconds(301), async () => Assert.Equal(HttpStatusCode.Unauthorized, (await flow.UserInfoAsync(token)).Status));
    }

    [Fact]
    public async Task Wrong_verifier_is_refused() =>
        await RefusedAsync("invalid_grant", flow.RedeemAsync(await flow.CodeAsync(), null, ("code_verifier", new Flow(provider, provider.Portal).Verifier)));

    [Fact]
    public async Task Missing_verifier_is_refused() =>
        await RefusedAsync("invalid_request", flow.RedeemAsync(await flow.CodeAsync(), null, ("code_verifier", null)));

    [Fact]
    public async Task Another_redirect_uri_is_refused() =>
        await RefusedAsync("invalid_grant", flow.RedeemAsync(await flow.CodeAsync(), null, ("redirect_uri", RunningIdentity.Back + "2")));

    [Fact]
    public async Task Code_of_another_portal_is_refused()
    {
        var thief = new Flow(provider, provider.Other);
        await RefusedAsync("invalid_grant", thief.RedeemAsync(await flow.CodeAsync(), null, ("code_verifier", flow.Verifier)));
    }

    [Fact]
    public Task Password_grant_is_refused() =>
        RefusedAsync("unsupported_grant_type", flow.RedeemAsync("", null, ("grant_type", "password"), ("username", "a"), ("password", "b"), ("code", null)));

    [Fact]
    public async Task Discovery_says_what_there_is()
    {
        var found = JsonDocument.Parse(await provider.Http.GetStringAsync(new Uri(provider.Issuer + "/.well-known/openid-configuration"), Ct)).RootElement;
        Assert.Equal(provider.Issuer, found.GetProperty("issuer").GetString());
        var endpoints = provider.Issuer + "/protocol/openid-connect/";
        Assert.Equal(
            (endpoints + "auth", endpoints + "token", endpoints + "userinfo", endpoints + "certs"),
            (Text("authorization_endpoint"), Text("token_endpoint"), Text("userinfo_endpoint"), Text("jwks_uri")));
        Assert.Equal(["code"], List("response_types_supported"));
        Assert.Equal(["private_key_jwt"], List("token_endpoint_auth_methods_supported"));
        Assert.Equal(["S256"], List("code_challenge_methods_supported"));
        Assert.Equal(["pairwise"], List("subject_types_supported"));
        Assert.Equal(["ES256"], List("id_token_signing_alg_values_supported"));
        Assert.Superset(new HashSet<string>(["name", "address", "birthdate", "gender"]), List("claims_supported").ToHashSet());

        string Text(string name) => found.GetProperty(name).GetString()!;
        List<string> List(string name) => [.. found.GetProperty(name).EnumerateArray().Select(v => v.GetString()!)];
    }

    private static async Task RefusedAsync(string error, Task<(HttpStatusCode Status, JsonElement Body)> asked)
    {
        var (status, body) = await asked;
        Assert.Equal((HttpStatusCode.BadRequest, error), (status, body.GetProperty("error").GetString()));
    }

    private static async Task<string> SubjectAsync(Flow flow, string persona)
    {
        var (_, body) = await flow.RedeemAsync((await flow.WalkAsync("openid", persona, "1234"))["code"]);
        return new JsonWebToken(body.GetProperty("id_token").GetString()).Subject;
    }

    private async Task<JsonWebToken> VerifiedAsync(string token, string algorithm)
    {
        var keys = new JsonWebKeySet(await provider.Http.GetStringAsync(new Uri(provider.Issuer + "/protocol/openid-connect/certs"), Ct)).GetSigningKeys();
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudiences = [provider.Portal.Id, provider.Issuer],
            IssuerSigningKeys = keys.Where(k => k.KeyId == new JsonWebToken(token).Kid),
            ValidAlgorithms = [algorithm],
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        return (JsonWebToken)result.SecurityToken;
    }
}
