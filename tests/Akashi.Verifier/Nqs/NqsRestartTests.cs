using System.Security.Cryptography.X509Certificates;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Nqs;

/// <summary>
/// V5: a Verifier that restarts while Service and CA are silent still knows what it had learned. With a separate Sandbox, whose responder is
/// switched.
/// </summary>
public sealed class NqsRestartTests : IAsyncLifetime
{
    private readonly RunningSandbox sandbox = new();
    private readonly NqsKey key = new();
    private X509Certificate2 certificate = null!;

    public async ValueTask InitializeAsync()
    {
        await sandbox.InitializeAsync();
        certificate = await sandbox.CertifyAsync("nqs", key.Key);
        key.Write(certificate, X509CertificateLoader.LoadCertificateFromFile(sandbox.RootFile));
    }

    public async ValueTask DisposeAsync()
    {
        key.Dispose();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task V5_revoked_is_for_ever_also_after_a_restart_with_the_CA_silent()
    {
        await sandbox.RevokeAsync(certificate);
        Assert.Equal("invalid signing-certificate-revoked", await AfterRestartAsync());
    }

    [Fact]
    public async Task The_CAs_good_word_holds_after_a_restart_as_long_as_before() => Assert.Equal("valid", await AfterRestartAsync());

    private async Task<string> AfterRestartAsync()
    {
        string[] settings = [];
        await using var world = await World.StartAsync(sandbox, w => settings = key.Settings(w.Publication.Origin + "/status/"), more: () => settings);
        await world.EndAsync();
        await sandbox.AnswerAsync(false);
        world.Publication.Answers.Clear();
        await world.BeginAsync();
        return await world.VerdictAsync(key.Code(world.Origin));
    }
}
