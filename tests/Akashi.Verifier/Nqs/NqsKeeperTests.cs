using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Trust;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Nqs;

/// <summary>V5: a configured certificate counts as long as its CA says so, if the CA is configured too.</summary>
public sealed class NqsKeeperTests(RunningSandbox sandbox) : IDisposable
{
    private readonly NqsKey key = new();

    public void Dispose() => key.Dispose();

    [Fact]
    public async Task V5_a_configured_certificate_that_its_CA_calls_good_counts()
    {
        await ConfiguredAsync();
        await using var world = await StartAsync();
        Assert.Equal("valid", await world.VerdictAsync(key.Code(world.Origin)));
    }

    [Fact]
    public async Task V5_a_configured_certificate_that_its_CA_revoked_is_refused_and_the_facts_are_shown()
    {
        await sandbox.RevokeAsync(await ConfiguredAsync());
        await using var world = await StartAsync();
        var answer = await world.AskAsync(key.Code(world.Origin));
        Assert.Equal("signing-certificate-revoked", answer.GetProperty("reason").GetString());
        Assert.Equal("山田　花子", answer.GetProperty("nqs").GetProperty("UN").GetString());
    }

    [Fact]
    public async Task V2_a_certificate_of_the_layout_nqs_allows_nothing_in_our_own_format() =>
        Assert.Equal(CertificatePurpose.None, CertificatePurposes.Of(await ConfiguredAsync()));

    private async Task<X509Certificate2> ConfiguredAsync()
    {
        var certificate = await sandbox.CertifyAsync("nqs", key.Key);
        key.Write(certificate, X509CertificateLoader.LoadCertificateFromFile(sandbox.RootFile));
        return certificate;
    }

    private Task<World> StartAsync()
    {
        string[] settings = [];
        return World.StartAsync(sandbox, w => settings = key.Settings(w.Publication.Origin + "/status/"), more: () => settings);
    }
}
