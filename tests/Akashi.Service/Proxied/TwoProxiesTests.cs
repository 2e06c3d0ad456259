using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Proxied;

/// <summary>The same with two proxies: HAProxy from the example, and behind it one that appends the address it sees.</summary>
public sealed class TwoProxiesWorld : ProxiedWorld
{
    protected override int Hops => 2;
}

/// <summary>Threat O11: exactly as many proxies are believed as are configured.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class TwoProxiesTests(TwoProxiesWorld world) : IClassFixture<TwoProxiesWorld>
{
    private static readonly (string, string)[] Forged = [("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https")];

    [Fact]
    public async Task The_client_is_the_one_who_came_to_the_first_of_two_proxies()
    {
        using var answer = await world.ThroughProxyAsync("127.0.0.9", new Uri(world.Origin, "/error/404").ToString(), HttpMethod.Get, Forged);
        Assert.Equal("127.0.0.9 https", world.ClientAt("/error/404"));
    }

    [Fact]
    public async Task A_client_that_bypasses_the_first_proxy_is_not_believed()
    {
        using var answer = await world.ThroughAddingAsync("127.0.0.10", "/error/403", Forged);
        Assert.Equal("127.0.0.10 https", world.ClientAt("/error/403"));
    }
}
