using Akashi.Credentials.Decisions;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Knowing;

/// <summary>V5: with a separate Sandbox, whose clock and responder are switched.</summary>
public sealed class OcspTests : IAsyncLifetime
{
    private readonly RunningSandbox sandbox = new();
    private World world = null!;

    public async ValueTask InitializeAsync()
    {
        await sandbox.InitializeAsync();
        world = await World.StartAsync(sandbox, movable: true);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task V5_a_revocation_is_seen_after_thirty_seconds()
    {
        await sandbox.RevokeAsync(world.CredentialKey.Certificate);
        await sandbox.MoveClockAsync(TimeSpan.FromSeconds(31));
        await Wait.UntilAsync(async () => await world.VerdictAsync() == "invalid signing-certificate-revoked");
    }

    /// <summary>Its states are past; which keys there are still counts, and OCSP says the rest.</summary>
    [Fact]
    public async Task V12_a_trust_list_that_ends_while_no_other_comes_still_names_the_keys()
    {
        world.PublishTrust(world.Trust(CertificateState.Unknown, issuedAt: World.Now.AddSeconds(2)));
        await Wait.UntilAsync(async () => await world.VerdictAsync() == "unknown signing-certificate-unknown");
        world.Publication.Answers.TryRemove("/trust/list", out _);
        await sandbox.MoveClockAsync(TimeSpan.FromMinutes(11));
        await Wait.UntilAsync(async () => await world.VerdictAsync() == "valid");
        Assert.Equal("unknown signing-certificate-unknown", await world.VerdictAsync(world.Code(signer: IssuingKey.Foreign())));
    }

    [Fact]
    public async Task V5_when_the_CA_is_silent_the_last_word_holds_ten_minutes_and_no_longer()
    {
        await sandbox.AnswerAsync(false);
        // Three minutes less than the answer counts, because real time passes too.
        await sandbox.MoveClockAsync(TimeSpan.FromMinutes(7));
        await world.Publication.WasReadAsync("/status/1");
        Assert.Equal("valid", await world.VerdictAsync());
        await sandbox.MoveClockAsync(TimeSpan.FromMinutes(11));
        await Wait.UntilAsync(async () => await world.VerdictAsync() == "unknown signing-certificate-unknown");
        Assert.Equal("503 signing-certificate-unknown", await world.ReadinessAsync());
        var page = await world.PressAsync(world.Code());
        Assert.Equal("確認できませんでした", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotMatch("有効です|無効です", page.Body!.TextContent);
        await sandbox.AnswerAsync(true);
        await Wait.UntilAsync(async () => await world.VerdictAsync() == "valid");
    }
}
