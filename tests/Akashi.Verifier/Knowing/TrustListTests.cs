using Akashi.Credentials.Decisions;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Knowing;

/// <summary>V5: the trust list together with the Verifier's own OCSP; the worse of the two counts.</summary>
public sealed class TrustListTests(RunningSandbox sandbox)
{
    private const string Revoked = "invalid signing-certificate-revoked";

    [Fact]
    public async Task V5_a_key_that_the_trust_list_calls_revoked_is_revoked_though_OCSP_says_good()
    {
        await using var world = await World.StartAsync(sandbox, w => w.PublishTrust(w.Trust()));
        Assert.Equal("valid", await world.VerdictAsync());
        world.PublishTrust(world.Trust(CertificateState.Revoked, issuedAt: World.Now.AddSeconds(2)));
        await Wait.UntilAsync(async () => await world.VerdictAsync() == Revoked);
    }

    [Fact]
    public async Task V5_a_key_whose_state_the_trust_list_cannot_tell_is_not_good()
    {
        await using var world = await World.StartAsync(sandbox, w => w.PublishTrust(w.Trust(CertificateState.Unknown)));
        Assert.Equal("unknown signing-certificate-unknown", await world.VerdictAsync());
    }

    [Fact]
    public async Task V5_a_key_that_OCSP_calls_revoked_is_revoked_though_the_trust_list_says_good()
    {
        await using var world = await World.StartAsync(sandbox, w =>
        {
            sandbox.RevokeAsync(w.CredentialKey.Certificate).GetAwaiter().GetResult();
            w.PublishTrust(w.Trust());
        });
        Assert.Equal(Revoked, await world.VerdictAsync());
    }

    [Theory]
    [InlineData("a status key")]
    [InlineData("a stranger")]
    [InlineData("a revoked trust key")]
    public async Task V5_a_trust_list_is_not_accepted_from(string whom)
    {
        await using var world = await World.StartAsync(sandbox, w =>
        {
            if (whom == "a revoked trust key") sandbox.RevokeAsync(w.TrustKey.Certificate).GetAwaiter().GetResult();
            var signer = whom switch { "a status key" => w.StatusKey, "a stranger" => IssuingKey.Foreign(), _ => w.TrustKey };
            w.PublishTrust(w.Trust(CertificateState.Revoked, signer));
        });
        await world.Publication.WasReadAsync("/trust/list");
        Assert.Equal("unknown signing-certificate-unknown", await world.VerdictAsync());
        Assert.Equal("503 no-key", await world.ReadinessAsync());
    }

    /// <summary>Its longer end is for those without a network: a replay gains nothing by it.</summary>
    [Fact]
    public async Task V13_a_trust_list_that_comes_past_its_exp_is_not_taken()
    {
        await using var world = await World.StartAsync(sandbox, w => w.PublishTrust(w.Trust(issuedAt: World.Now.AddMinutes(-11))));
        await world.Publication.WasReadAsync("/trust/list");
        Assert.Equal("unknown signing-certificate-unknown", await world.VerdictAsync());
    }

    [Fact]
    public async Task V5_revoked_is_for_ever_also_after_a_restart_with_the_CA_and_the_Service_gone()
    {
        await using var world = await World.StartAsync(sandbox, w => w.PublishTrust(w.Trust(CertificateState.Revoked)));
        Assert.Equal(Revoked, await world.VerdictAsync());
        await world.EndAsync();
        world.Publication.Answers.Clear();
        await world.BeginAsync();
        Assert.Equal(Revoked, await world.VerdictAsync());
    }
}
