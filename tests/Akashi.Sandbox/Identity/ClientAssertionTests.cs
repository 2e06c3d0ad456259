using System.Net;

namespace Akashi.Sandbox.Tests.Identity;

/// <summary>How a portal says who it is: private_key_jwt (RFC 7523).</summary>
[Collection(IdentityTests.Name)]
public sealed class ClientAssertionTests(RunningIdentity provider)
{
    private Flow Flow => new(provider, provider.Portal);

    [Fact]
    public async Task Assertion_by_an_EC_key_is_accepted() => Assert.Equal(HttpStatusCode.OK, (await Flow.OwnTokenAsync()).Status);

    [Fact]
    public async Task Assertion_by_an_RSA_key_is_accepted() =>
        Assert.Equal(HttpStatusCode.OK, (await new Flow(provider, provider.Other).OwnTokenAsync()).Status);

    [Fact]
    public async Task Issuer_is_accepted_as_audience() =>
        Assert.Equal(HttpStatusCode.OK, (await Flow.OwnTokenAsync(provider.Portal.Assertion(provider, provider.Issuer))).Status);

    [Fact]
    public Task Another_audience_is_refused() =>
        RefusedAsync(provider.Portal.Assertion(provider, "https://other.example/api/realms/main/protocol/openid-connect/token"));

    [Fact]
    public async Task Second_use_of_a_jti_is_refused()
    {
        var assertion = provider.Portal.Assertion(provider, id: "once");
        Assert.Equal(HttpStatusCode.OK, (await Flow.OwnTokenAsync(assertion)).Status);
        await RefusedAsync(assertion);
        await RefusedAsync(provider.Portal.Assertion(provider, id: "once"));
    }

    [Fact]
    public Task Assertion_that_ends_more_than_10_minutes_ahead_is_refused() =>
        RefusedAsync(provider.Portal.Assertion(provider, life: TimeSpan.FromMinutes(11)));

    [Fact]
    public Task Assertion_that_has_ended_is_refused() => RefusedAsync(provider.Portal.Assertion(provider, life: TimeSpan.FromSeconds(-5)));

    [Fact]
    public Task Key_of_another_portal_is_refused() =>
        RefusedAsync(TestClient.Ec(provider.Portal.Id).Assertion(provider));

    [Fact]
    public Task Assertion_of_another_portal_is_refused() => RefusedAsync(provider.Other.Assertion(provider));

    [Fact]
    public Task Subject_other_than_the_issuer_is_refused() => RefusedAsync(provider.Portal.Assertion(provider, subject: provider.Other.Id));

    [Theory]
    [InlineData("no.jwt")]
    [InlineData("a.b.c")]
    public Task What_is_no_assertion_is_refused(string assertion) => RefusedAsync(assertion);

    [Fact]
    public async Task Client_without_an_assertion_is_refused()
    {
        var (status, body) = await Flow.RedeemAsync("code", null, ("client_assertion", null), ("client_assertion_type", null));
        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_client"), (status, body.GetProperty("error").GetString()));
    }

    private async Task RefusedAsync(string assertion)
    {
        var (status, body) = await Flow.OwnTokenAsync(assertion);
        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_client"), (status, body.GetProperty("error").GetString()));
    }
}
