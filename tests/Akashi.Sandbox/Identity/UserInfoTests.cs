using System.Net;
using Akashi.Card.SurfaceInput;
using Akashi.Sandbox.Identity;
using Akashi.Sandbox.Identity.Protocol;

namespace Akashi.Sandbox.Tests.Identity;

/// <summary>What userinfo gives: by granted scope, and in two forms.</summary>
[Collection(IdentityTests.Name)]
public sealed class UserInfoTests(RunningIdentity provider)
{
    private readonly Flow flow = new(provider, provider.Portal);

    [Theory]
    [InlineData("openid", "sub")]
    [InlineData("openid name", "name sub")]
    [InlineData("openid birthdate gender", "birthdate gender sub")]
    [InlineData("openid name address birthdate gender", "address birthdate gender name sub")]
    public async Task Each_scope_gives_only_its_fact(string scope, string expected)
    {
        var (status, body) = await flow.UserInfoAsync(await TokenAsync(scope));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(expected.Split(' '), body.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Facts_are_those_of_the_card()
    {
        var back = await flow.WalkAsync("openid name address birthdate gender", "taro", "1234");
        var token = (await flow.RedeemAsync(back["code"])).Body.GetProperty("access_token").GetString();
        var (_, body) = await flow.UserInfoAsync(token);
        Assert.Equal(
            ("鈴木　太郎", "大阪府大阪市北区中之島１－３－２０", "19981102", "1"),
            (Text("name"), Text("address"), Text("birthdate"), Text("gender")));

        string Text(string name) => body.GetProperty(name).GetString()!;
    }

    [Theory]
    [InlineData("1", "male")]
    [InlineData("2", "female")]
    [InlineData("9", "other")]
    public void Form_of_OpenID_Connect_has_words_dates_with_hyphens_and_an_address_object(string sex, string gender)
    {
        var facts = new CardFacts("鈴木　太郎", "大阪府", "19981102", sex);
        var claims = UserInfoEndpoint.ClaimsOf(facts, ["address", "birthdate", "gender"], ClaimsForm.Oidc);
        Assert.Equal(("1998-11-02", gender), (claims["birthdate"], claims["gender"]));
        Assert.Contains("formatted = 大阪府", claims["address"].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no-token")]
    public async Task Without_a_token_nothing_is_given(string? token) => Assert.Equal(HttpStatusCode.Unauthorized, (await flow.UserInfoAsync(token)).Status);

    [Fact]
    public async Task Portals_own_token_gives_nothing() =>
        Assert.Equal(
            HttpStatusCode.Unauthorized, (await flow.UserInfoAsync((await flow.OwnTokenAsync()).Body.GetProperty("access_token").GetString())).Status);

    private async Task<string?> TokenAsync(string scope) => (await flow.RedeemAsync(await flow.CodeAsync(scope))).Body.GetProperty("access_token").GetString();
}
