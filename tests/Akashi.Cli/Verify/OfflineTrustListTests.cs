using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Cli.Tests.Verify;

/// <summary>V5: without network, the trust list beside the CA's list of revoked certificates; whatever is worse counts.</summary>
public sealed class OfflineTrustListTests(VerifyWorld shared) : IClassFixture<VerifyWorld>, IDisposable
{
    private const string Valid = "valid\t";
    private const string Revoked = "invalid\tsigning-certificate-revoked\t";
    private readonly Folder folder = new();

    private World World => shared.World;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_trust_list_that_speaks_is_not_spoken_of()
    {
        var run = await VerifyAsync(World.Trust());
        Assert.Equal((0, true, false), (run.Code, Says(run, Valid), run.Errors.Contains("trust list", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task V5_a_key_that_the_trust_list_calls_revoked_is_revoked_though_the_CRL_says_good() =>
        Assert.True(Says(await VerifyAsync(World.Trust(CertificateState.Revoked)), Revoked));

    [Fact]
    public async Task V5_revoked_stays_revoked_when_the_trust_list_has_ended() =>
        Assert.True(Says(await VerifyAsync(World.Trust(CertificateState.Revoked, issuedAt: World.Now.AddHours(-1))), Revoked));

    [Fact]
    public async Task V5_a_key_whose_state_the_trust_list_cannot_tell_is_not_good() =>
        Assert.True(Says(await VerifyAsync(World.Trust(CertificateState.Unknown)), "unknown\tsigning-certificate-unknown\t"));

    [Fact]
    public async Task A_trust_list_that_has_ended_is_told_and_the_CRL_decides()
    {
        var run = await VerifyAsync(World.Trust(CertificateState.Unknown, issuedAt: World.Now.AddHours(-1)));
        Assert.Equal((true, true), (Says(run, Valid), run.Errors.Contains("ended at", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_trust_list_that_is_not_there_is_told_and_the_CRL_decides()
    {
        World.Publication.Answers.TryRemove("/trust/list", out _);
        var run = await VerifyAsync(null);
        Assert.Equal((true, true), (Says(run, Valid), run.Errors.Contains("has no trust list", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a status key")]
    [InlineData("a stranger")]
    [InlineData("the future")]
    [InlineData("another address")]
    [InlineData("a changed byte")]
    public async Task V5_a_trust_list_is_not_taken_from(string whom)
    {
        var list = whom switch
        {
            "a status key" => World.Trust(CertificateState.Revoked, World.StatusKey),
            "a stranger" => World.Trust(CertificateState.Revoked, IssuingKey.Foreign()),
            "the future" => World.Trust(CertificateState.Revoked, issuedAt: World.Now.AddMinutes(10)),
            "another address" => TrustList.Issue("http://localhost/trust/list", [Of(CertificatePurpose.Credentials, CertificateState.Revoked)], [], World.Now, TimeSpan.FromMinutes(10), World.TrustKey),
            _ => Changed(World.Trust(CertificateState.Revoked)),
        };
        var run = await VerifyAsync(list);
        Assert.Equal((true, true), (Says(run, Valid), run.Errors.Contains("does not hold", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task V2_a_purpose_that_the_trust_list_does_not_name_is_taken_away()
    {
        var list = TrustList.Issue(
            World.Publication.Origin + "/trust/list", [Of(CertificatePurpose.StatusLists, CertificateState.Good)], [World.Publication.ListUri], World.Now, TimeSpan.FromMinutes(10), World.TrustKey);
        Assert.True(Says(await VerifyAsync(list), "invalid\tnot-of-this-system\t"));
    }

    private static bool Says(Run run, string line) => run.Output.StartsWith(line, StringComparison.Ordinal);

    private static byte[] Changed(byte[] list)
    {
        list[^1] ^= 1;
        return list;
    }

    private TrustedKey Of(CertificatePurpose purpose, CertificateState state) => new(World.CredentialKey.Certificate.RawData, purpose, state, World.Now);

    private async Task<Run> VerifyAsync(byte[]? list)
    {
        if (list is not null) World.PublishTrust(list);
        var trust = Path.Combine(folder.Path, "trust");
        var fetched = await Run.OfAsync("trust", "fetch", trust, "--service", World.Publication.Origin, "--verifier", World.Origin, "--root", shared.Sandbox.RootFile);
        Assert.True(fetched.Code == 0, fetched.Errors);
        return await Run.OfAsync("verify", "--code", World.Code(), "--offline", trust);
    }
}
