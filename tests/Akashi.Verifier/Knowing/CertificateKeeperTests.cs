using System.Security.Cryptography;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Knowing;

/// <summary>V2, V5: whose keys count, and for how long after their CA confirmed them.</summary>
public sealed class CertificateKeeperTests(RunningSandbox sandbox)
{
    [Fact]
    public async Task V2_a_published_key_that_does_not_lead_to_the_root_is_nobodys()
    {
        var foreign = IssuingKey.Foreign();
        await using var world = await World.StartAsync(sandbox, w => w.PublishKeys(w.CredentialKey, w.StatusKey, w.TrustKey, foreign));
        Assert.Equal("invalid not-of-this-system", await world.VerdictAsync(world.Code(signer: foreign)));
    }

    [Fact]
    public async Task V2_a_certified_key_on_another_curve_of_256_bits_is_not_taken()
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName("brainpoolP256r1"));
        var certificate = Certify.UnderSandbox(sandbox, key);
        var other = new IssuingKey(key, certificate);
        await using var world = await World.StartAsync(sandbox, w => w.PublishKeys(w.CredentialKey, w.StatusKey, w.TrustKey, other));
        Assert.Equal("invalid not-of-this-system", await world.VerdictAsync(world.Code(signer: other)));
    }

    /// <summary>It leads to the root, is published, and OCSP calls it good: the list decides all the same.</summary>
    [Fact]
    public async Task V12_a_key_that_the_trust_list_does_not_name_is_nobodys()
    {
        var unnamed = await IssuingKey.MakeAsync(sandbox, "credential");
        await using var world = await World.StartAsync(sandbox, w => w.PublishCertificates(w.CredentialKey, w.StatusKey, w.TrustKey, unnamed));
        Assert.Equal("invalid not-of-this-system", await world.VerdictAsync(world.Code(signer: unnamed)));
        Assert.Equal("valid", await world.VerdictAsync());
    }

    [Fact]
    public async Task V12_a_key_that_a_later_trust_list_leaves_out_counts_no_more()
    {
        await using var world = await World.StartAsync(sandbox);
        Assert.Equal("valid", await world.VerdictAsync());
        var next = await IssuingKey.MakeAsync(sandbox, "credential");
        world.PublishTrust(world.TrustOf(next, world.StatusKey, world.TrustKey));
        await Wait.UntilAsync(async () => await world.VerdictAsync() == "invalid not-of-this-system");
    }

    [Fact]
    public async Task A_key_that_was_published_later_is_known_with_the_next_look()
    {
        await using var world = await World.StartAsync(sandbox);
        var next = await IssuingKey.MakeAsync(sandbox, "credential");
        var code = world.Code(signer: next);
        Assert.Equal("invalid not-of-this-system", await world.VerdictAsync(code));
        world.PublishKeys(world.CredentialKey, next, world.StatusKey, world.TrustKey);
        await Wait.UntilAsync(async () => await world.VerdictAsync(code) == "valid");
    }

    [Fact]
    public async Task V5_a_revoked_signing_certificate_is_named_and_the_facts_are_shown()
    {
        await using var world = await World.StartAsync(sandbox, w => sandbox.RevokeAsync(w.CredentialKey.Certificate).GetAwaiter().GetResult());
        var page = await world.PressAsync(world.Code());
        Assert.Equal("無効です（署名に用いた証明書が失効）", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("山田　花子", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V5_a_list_under_a_revoked_certificate_says_nothing()
    {
        await using var world = await World.StartAsync(sandbox, w => sandbox.RevokeAsync(w.StatusKey.Certificate).GetAwaiter().GetResult());
        Assert.Equal("unknown status-unavailable", await world.VerdictAsync());
    }

    [Fact]
    public async Task V2_a_status_key_signs_no_credential()
    {
        await using var world = await World.StartAsync(sandbox);
        Assert.Equal("invalid not-of-this-system", await world.VerdictAsync(world.Code(signer: world.StatusKey)));
    }

    [Fact]
    public async Task V4_a_credential_key_signs_no_status_list()
    {
        await using var world = await World.StartAsync(sandbox, w => w.Publish(w.List(World.Now, signer: w.CredentialKey)));
        Assert.Equal("unknown status-unavailable", await world.VerdictAsync());
    }

    [Fact]
    public async Task Rotated_keys_overlap_until_the_old_one_is_revoked()
    {
        await using var world = await World.StartAsync(sandbox);
        var next = await IssuingKey.MakeAsync(sandbox, "credential");
        world.PublishKeys(world.CredentialKey, next, world.StatusKey, world.TrustKey);
        await Wait.UntilAsync(async () => await world.VerdictAsync(world.Code(signer: next)) == "valid");
        Assert.Equal("valid", await world.VerdictAsync());
    }
}
