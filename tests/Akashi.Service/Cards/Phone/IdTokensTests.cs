using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Akashi.Service.Cards;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Cards.Phone;

/// <summary>H2: an ID token counts only if each of its statements is about this attempt, from our provider, for us.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class IdTokensTests : IDisposable
{
    private readonly ScriptedProvider provider = new();

    public void Dispose() => provider.Dispose();

    [Fact]
    public async Task Good_token_gives_the_subject() => Assert.Equal(ScriptedProvider.Subject, (await provider.RedeemAsync()).Grant?.Subject);

    [Theory]
    [InlineData("iss", "\"https://other.test/api/realms/main\"")]
    [InlineData("aud", "\"otherportal\"")]
    [InlineData("aud", "[\"akashiportal\",\"otherportal\"]")]
    [InlineData("azp", "\"otherportal\"")]
    [InlineData("nonce", "\"that-of-another-attempt\"")]
    [InlineData("nonce", null)]
    [InlineData("at_hash", "\"AAAAAAAAAAAAAAAAAAAAAA\"")]
    [InlineData("at_hash", null)]
    [InlineData("sub", null)]
    [InlineData("sub", "\"\"")]
    [InlineData("sub", "\"two words\"")]
    [InlineData("exp", null)]
    [InlineData("exp", "1796094000")]
    [InlineData("nbf", "1796098000")]
    [InlineData("iat", "1796098000")]
    public async Task Token_with_another_claim_is_refused(string claim, string? value)
    {
        provider.Token = (_, claims) =>
        {
            if (value is null) claims.Remove(claim);
            else claims[claim] = JsonNode.Parse(value);
        };
        await RefusedAsync();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS256")]
    [InlineData("ES384")]
    public async Task Token_of_another_algorithm_is_refused(string algorithm)
    {
        provider.Token = (header, _) => header["alg"] = algorithm;
        await RefusedAsync();
    }

    [Fact]
    public async Task Token_by_another_key_of_the_same_id_is_refused()
    {
        provider.Published = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await RefusedAsync();
    }

    [Fact]
    public async Task Token_that_names_no_key_is_refused()
    {
        provider.Token = (header, _) => header.Remove("kid");
        await RefusedAsync();
    }

    [Fact]
    public async Task Token_that_is_no_token_is_refused()
    {
        provider.Says["token"] = () => ScriptedProvider.Json(new { access_token = "a", id_token = "a.b" });
        await RefusedAsync();
    }

    [Fact]
    public async Task Unknown_key_is_looked_for_once_again_and_no_oftener()
    {
        await provider.RedeemAsync();
        await provider.RedeemAsync();
        Assert.Single(provider.Asked, a => a.Path == "certs");
        (provider.Key, provider.Kid) = (ECDsa.Create(ECCurve.NamedCurves.nistP256), "k2");
        Assert.NotNull((await provider.RedeemAsync()).Grant);
        Assert.Equal(2, provider.Asked.Count(a => a.Path == "certs"));
        provider.Token = (header, _) => header["kid"] = "k3";
        await RefusedAsync();
        Assert.Equal(3, provider.Asked.Count(a => a.Path == "certs"));
    }

    private async Task RefusedAsync()
    {
        var (grant, fault) = await provider.RedeemAsync();
        Assert.Null(grant);
        Assert.Equal(CardFault.NotConfirmed, fault);
    }
}
