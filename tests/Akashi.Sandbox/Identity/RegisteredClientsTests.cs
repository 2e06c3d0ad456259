using System.Text;
using Akashi.Sandbox.Identity.Clients;

namespace Akashi.Sandbox.Tests.Identity;

/// <summary>The file of registered portals.</summary>
public sealed class RegisteredClientsTests
{
    [Fact]
    public void Entry_is_read()
    {
        var text = $"[{TestClient.Ec("testportal").Registration.ToJsonString()}]";
        Assert.True(RegisteredClients.TryRead(Encoding.UTF8.GetBytes(text), out var clients, out _));
        var client = clients.Find("testportal")!;
        Assert.Equal(("国家資格オンライン testportal", RunningIdentity.Back), (client.Name, client.RedirectUris.Single()));
    }

    [Theory]
    [InlineData("client_id", "\"a-b\"", "letters and digits")]
    [InlineData("client_id", "\"\"", "letters and digits")]
    [InlineData("redirect_uris", "[]", "redirect_uris")]
    [InlineData("redirect_uris", "[\"app:/back\"]", "redirect_uris")]
    [InlineData("jwks", "{\"keys\":[]}", "jwks")]
    [InlineData("jwks", "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"AAAA\"}]}", "jwks")]
    [InlineData("encryption_jwk", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"a\",\"x\":\"AA\",\"y\":\"AA\"}", "encryption_jwk")]
    [InlineData("surprise", "1", "surprise")]
    public void Entry_with_a_fault_is_refused_with_its_reason(string member, string value, string reason)
    {
        var entry = TestClient.Ec("testportal").Registration.AsObject();
        entry[member] = System.Text.Json.Nodes.JsonNode.Parse(value);
        Assert.False(RegisteredClients.TryRead(Encoding.UTF8.GetBytes($"[{entry.ToJsonString()}]"), out _, out var problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    public void What_is_no_list_of_clients_is_refused(string text) => Assert.False(RegisteredClients.TryRead(Encoding.UTF8.GetBytes(text), out _, out _));
}
