using Akashi.Hosting;
using Akashi.Verifier.Nqs;
using Microsoft.Extensions.Configuration;

namespace Akashi.Verifier.Tests.Nqs;

/// <summary>A wrong setting stops the start and is named.</summary>
public sealed class NqsSettingsTests : IDisposable
{
    private static readonly Uri Own = new("https://verify.example.go.jp");
    private readonly NqsKey key = new();

    public void Dispose() => key.Dispose();

    [Fact]
    public void A_key_counts_for_the_verifiers_own_host_unless_another_is_named() => Assert.Equal(Own, Assert.Single(Read().Keys).Host);

    [Theory]
    [InlineData("Nqs:Hosts", "http://nqs.example.go.jp", "Nqs:Hosts")]
    [InlineData("Nqs:Hosts", "https://nqs.example.go.jp/w/", "Nqs:Hosts")]
    [InlineData("Nqs:Hosts", "https://user@nqs.example.go.jp", "Nqs:Hosts")]
    [InlineData("Nqs:Keys", "P-000002", "Nqs:P-000002:Certificate")]
    [InlineData("Nqs:P-000001:Host", "https://other.example.go.jp", "Nqs:P-000001:Host")]
    public void A_wrong_setting_is_named(string setting, string value, string named) =>
        Assert.Contains(
            Assert.Throws<SettingsException>(() => Read(KeyValuePair.Create<string, string?>(setting, value))).Faults,
            f => f.StartsWith(named, StringComparison.Ordinal));

    [Fact]
    public void A_key_of_another_size_is_refused()
    {
        using var longer = new NqsKey(3072);
        var fault = Assert.Throws<SettingsException>(() => Read(KeyValuePair.Create<string, string?>("Nqs:P-000001:Certificate", longer.File)));
        Assert.Contains(fault.Faults, f => f.Contains("2048", StringComparison.Ordinal));
    }

    private NqsSettings Read(params KeyValuePair<string, string?>[] other)
    {
        var values = key.Settings("https://portal.example.go.jp/status/").Select(s => s[2..].Split('=', 2)).ToDictionary(s => s[0], s => (string?)s[1]);
        foreach (var (setting, value) in other) values[setting] = value;
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        var settings = NqsSettings.Read(reader, Own);
        reader.ThrowIfFaulty();
        return settings;
    }
}
