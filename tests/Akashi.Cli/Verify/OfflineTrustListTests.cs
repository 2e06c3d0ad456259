using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Cli.Verify;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Cli.Tests.Verify;

/// <summary>V5: without a network, the trust list applies together with the CA's list of revoked certificates; the worse of the two counts.</summary>
public sealed class OfflineTrustListTests(VerifyWorld shared) : IClassFixture<VerifyWorld>, IDisposable
{
    private const string Valid = "valid\t";
    private const string Revoked = "invalid\tsigning-certificate-revoked\t";
    private readonly Folder folder = new();

    private World World => shared.World;

    private string Trust => Path.Combine(folder.Path, "trust");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_trust_list_in_force_is_not_mentioned()
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
    [InlineData("another address")]
    [InlineData("a changed byte")]
    public async Task V5_a_trust_list_is_not_accepted_from(string whom)
    {
        var list = whom switch
        {
            "a status key" => World.Trust(CertificateState.Revoked, World.StatusKey),
            "a stranger" => World.Trust(CertificateState.Revoked, IssuingKey.Foreign()),
            "another address" => TrustList.Issue(
                "http://localhost/trust/list", [Of(CertificatePurpose.Credentials, CertificateState.Revoked)], [], World.Now,
                TimeSpan.FromMinutes(10), World.TrustKey),
            _ => Changed(World.Trust(CertificateState.Revoked)),
        };
        var run = await VerifyAsync(list);
        Assert.Equal((true, true), (Says(run, Valid), run.Errors.Contains("does not hold", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task V10_a_trust_list_from_the_future_is_skipped_and_reported()
    {
        await FetchAsync(World.Trust());
        Assert.Contains(
            "from the future", (await FetchAsync(World.Trust(CertificateState.Revoked, issuedAt: World.Now.AddMinutes(10)))).Errors,
            StringComparison.Ordinal);
        Assert.True(Says(await CheckAsync(), Valid));
    }

    [Fact]
    public async Task V2_a_purpose_that_the_trust_list_does_not_name_is_taken_away()
    {
        var list = TrustList.Issue(
            World.Publication.Origin + "/trust/list", [Of(CertificatePurpose.StatusLists, CertificateState.Good)], [World.Publication.ListUri],
            World.Now, TimeSpan.FromMinutes(10), World.TrustKey);
        Assert.True(Says(await VerifyAsync(list), "invalid\tnot-of-this-system\t"));
    }

    [Fact]
    public async Task V5_an_older_trust_list_replaces_no_newer_one_and_that_is_told()
    {
        var old = World.Trust(issuedAt: World.Now.AddMinutes(-5));
        await FetchAsync(World.Trust(CertificateState.Revoked, issuedAt: World.Now.AddMinutes(-1)));
        var again = await FetchAsync(old);
        Assert.Contains("older", again.Errors, StringComparison.Ordinal);
        Assert.True(Says(await CheckAsync(), Revoked));
        Assert.NotEqual(old, await File.ReadAllBytesAsync(Path.Combine(Trust, FetchedTrust.FileName), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task V5_a_trust_list_that_does_not_hold_replaces_none_that_does()
    {
        await FetchAsync(World.Trust(CertificateState.Revoked));
        Assert.Contains("skipped", (await FetchAsync(World.Trust(signer: IssuingKey.Foreign()))).Errors, StringComparison.Ordinal);
        Assert.True(Says(await CheckAsync(), Revoked));
    }

    /// <summary>A list that names fewer keys, or calls a revoked one good again, is correctly signed too.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task V5_what_the_folder_calls_revoked_stays_so_whatever_newer_trust_lists_say(bool named)
    {
        await FetchAsync(World.Trust(CertificateState.Revoked, issuedAt: World.Now.AddMinutes(-2)));
        foreach (var minute in new[] { 1, 0 })
        {
            var at = World.Now.AddMinutes(-minute);
            var fetched = await FetchAsync(
                named
                    ? World.Trust(issuedAt: at)
                    : TrustList.Issue(World.Publication.Origin + FetchedTrust.Address, [], [], at, TimeSpan.FromMinutes(10), World.TrustKey));
            Assert.Equal("", fetched.Errors);
        }
        Assert.True(Says(await CheckAsync(), Revoked));
        Assert.Single(Directory.GetFiles(Trust, FetchedTrust.OlderFiles));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task V5_a_trust_list_holds_even_if_its_signers_certificate_is_no_longer_published_or_is_imitated(bool lookalike)
    {
        await FetchAsync(World.Trust(CertificateState.Revoked, issuedAt: World.Now.AddMinutes(-1)));
        World.PublishKeys([World.CredentialKey, World.StatusKey, .. lookalike ? [Lookalike(World.TrustKey.Certificate)] : Array.Empty<IssuingKey>()]);
        try
        {
            await FetchAsync(World.Trust());
            Assert.True(Says(await CheckAsync(), Revoked));
        }
        finally
        {
            World.PublishKeys(World.CredentialKey, World.StatusKey, World.TrustKey);
        }
    }

    private static bool Says(Run run, string line) => run.Output.StartsWith(line, StringComparison.Ordinal);

    // It claims the same issuer and serial number.
    private static IssuingKey Lookalike(X509Certificate2 certificate)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(certificate.SubjectName, key, HashAlgorithmName.SHA256);
        return new IssuingKey(
            key,
            request.Create(
                certificate.IssuerName, X509SignatureGenerator.CreateForECDsa(key), certificate.NotBefore, certificate.NotAfter,
                certificate.SerialNumberBytes.Span));
    }

    private static byte[] Changed(byte[] list)
    {
        list[^1] ^= 1;
        return list;
    }

    private TrustedKey Of(CertificatePurpose purpose, CertificateState state) => new(World.CredentialKey.Certificate.RawData, purpose, state, World.Now);

    private async Task<Run> VerifyAsync(byte[]? list)
    {
        await FetchAsync(list);
        return await CheckAsync();
    }

    private async Task<Run> FetchAsync(byte[]? list)
    {
        if (list is not null) World.PublishTrust(list);
        var fetched = await Run.OfAsync(
            "trust", "fetch", Trust, "--service", World.Publication.Origin, "--verifier", World.Origin, "--root", shared.Sandbox.RootFile);
        Assert.True(fetched.Code == 0, fetched.Errors);
        return fetched;
    }

    private Task<Run> CheckAsync() => Run.OfAsync("verify", "--code", World.Code(), "--offline", Trust);
}
