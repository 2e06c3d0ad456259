using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Cli.Tests.Verify;

/// <summary>V5, V12, V13: which trust list a folder takes, and what it says without a network.</summary>
public sealed class OfflineTrustListTests(VerifyWorld shared) : IClassFixture<VerifyWorld>, IDisposable
{
    private const string Valid = "valid\t";
    private const string Revoked = "invalid\tsigning-certificate-revoked\t";
    private readonly Folder folder = new();

    private World World => shared.World;

    private string Trust => Path.Combine(folder.Path, "trust");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task V5_a_key_that_the_trust_list_calls_revoked_is_revoked_though_OCSP_says_good() =>
        Assert.True(Says(await VerifyAsync(World.Trust(CertificateState.Revoked)), Revoked));

    [Fact]
    public async Task V5_a_key_whose_state_the_trust_list_cannot_tell_is_not_good() =>
        Assert.True(Says(await VerifyAsync(World.Trust(CertificateState.Unknown)), "unknown\tsigning-certificate-unknown\t"));

    [Fact]
    public async Task V5_revoked_stays_revoked_when_the_trust_list_has_ended()
    {
        await FetchAsync(World.Trust(CertificateState.Revoked));
        Assert.True(Says(await CheckAsync(TimeSpan.FromHours(25)), Revoked));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(23)]
    public async Task V13_without_a_network_what_was_fetched_counts_for_a_day_and_each_run_says_how_old_it_is(int hours)
    {
        await FetchAsync(World.Trust());
        var run = await CheckAsync(TimeSpan.FromHours(hours));
        Assert.Equal((0, true), (run.Code, Says(run, Valid)));
        Assert.Matches(
            $@"^akashi: without a network: the keys are known as of 20\S+ \({hours} h \d+ min ago\), the states as of 20\S+, until 20\S+\.\n", run.Errors);
    }

    [Fact]
    public async Task V13_after_a_day_nothing_is_valid_and_nothing_foreign()
    {
        await FetchAsync(World.Trust());
        var run = await CheckAsync(TimeSpan.FromHours(24.1));
        Assert.Equal((2, true), (run.Code, Says(run, "unknown\tsigning-certificate-unknown\t")));
        Assert.Contains("ended at", run.Errors, StringComparison.Ordinal);
        Assert.True(Says(await CheckAsync(TimeSpan.FromHours(24.1), IssuingKey.Foreign()), "unknown\tsigning-certificate-unknown\t"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(72)]
    public async Task V13_a_clock_behind_what_was_fetched_is_called_wrong_and_nothing_is_valid(int hours)
    {
        await FetchAsync(World.Trust());
        var run = await CheckAsync(TimeSpan.FromHours(-hours));
        Assert.Equal((2, true), (run.Code, Says(run, "unknown\tclock\t")));
        Assert.Contains("the clock of this machine is behind", run.Errors, StringComparison.Ordinal);
        Assert.True(Says(await CheckAsync(TimeSpan.FromMinutes(-4)), Valid));
    }

    [Fact]
    public async Task V13_a_trust_list_that_comes_past_its_exp_is_not_taken()
    {
        var fetched = await FetchAsync(World.Trust(issuedAt: World.Now.AddMinutes(-11)), fails: true);
        Assert.Contains("past its end", fetched.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Trust));
    }

    [Fact]
    public async Task Without_a_trust_list_nothing_is_kept()
    {
        World.Publication.Answers.TryRemove("/trust/list", out _);
        var fetched = await FetchAsync(null, fails: true);
        Assert.Contains("could not be fetched: /trust/list", fetched.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Trust));
    }

    /// <summary>With a wrong root every genuine code would look foreign. So the folder is not filled, and an earlier one stays as it was.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task V12_with_a_wrong_root_the_fetch_fails_and_keeps_nothing(bool isFilled)
    {
        if (isFilled) await FetchAsync(World.Trust());
        var before = Contents();
        var root = folder.Write("wrong.pem", IssuingKey.Foreign().Certificate.ExportCertificatePem());
        var fetched = await FetchAsync(World.Trust(), root, fails: true);
        Assert.Contains($"no key of {World.Publication.Origin} leads to the root in \"{root}\"", fetched.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Contents());
        if (isFilled) Assert.True(Says(await CheckAsync(), Valid));
    }

    [Fact]
    public async Task V12_a_key_that_the_trust_list_does_not_name_is_nobodys()
    {
        // Known from an earlier list, it is not kept for it.
        await FetchAsync(World.Trust());
        var next = await IssuingKey.MakeAsync(shared.Sandbox, "credential");
        Assert.True(Says(await VerifyAsync(World.TrustOf(next, World.StatusKey, World.TrustKey)), "invalid\tnot-of-this-system\t"));
    }

    [Fact]
    public async Task V2_a_purpose_that_the_trust_list_does_not_name_is_taken_away()
    {
        var next = await IssuingKey.MakeAsync(shared.Sandbox, "credential");
        var list = Listed(
            Of(World.CredentialKey, CertificatePurpose.StatusLists), Of(next, CertificatePurpose.Credentials),
            Of(World.TrustKey, CertificatePurpose.TrustLists));
        Assert.True(Says(await VerifyAsync(list), "invalid\tnot-of-this-system\t"));
    }

    [Theory]
    [InlineData("a status key")]
    [InlineData("a stranger")]
    [InlineData("another address")]
    [InlineData("a changed byte")]
    public async Task V5_a_trust_list_is_not_accepted_from(string whom)
    {
        await FetchAsync(World.Trust());
        var list = whom switch
        {
            "a status key" => World.Trust(CertificateState.Revoked, World.StatusKey),
            "a stranger" => World.Trust(CertificateState.Revoked, IssuingKey.Foreign()),
            "another address" => TrustList.Issue(
                "http://localhost/trust/list",
                [Of(World.CredentialKey, CertificatePurpose.Credentials, CertificateState.Revoked), Of(World.TrustKey, CertificatePurpose.TrustLists)], [],
                World.Now, TimeSpan.FromMinutes(10), World.TrustKey),
            _ => Changed(World.Trust(CertificateState.Revoked)),
        };
        Assert.Contains("does not hold", (await FetchAsync(list)).Errors, StringComparison.Ordinal);
        Assert.True(Says(await CheckAsync(), Valid));
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
    public async Task V5_an_older_trust_list_replaces_no_newer_one_and_that_is_told()
    {
        var old = World.Trust(issuedAt: World.Now.AddMinutes(-5));
        await FetchAsync(World.Trust(CertificateState.Revoked, issuedAt: World.Now.AddMinutes(-1)));
        Assert.Contains("is older than that in", (await FetchAsync(old)).Errors, StringComparison.Ordinal);
        Assert.True(Says(await CheckAsync(), Revoked));
        Assert.NotEqual(old, await File.ReadAllBytesAsync(Path.Combine(Trust, "trust-list.cwt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task V5_what_the_folder_calls_revoked_stays_so_whatever_newer_trust_lists_say()
    {
        await FetchAsync(World.Trust(CertificateState.Revoked, issuedAt: World.Now.AddMinutes(-2)));
        Assert.Equal("", (await FetchAsync(World.Trust())).Errors);
        Assert.True(Says(await CheckAsync(), Revoked));
    }

    private static bool Says(Run run, string line) => run.Output.StartsWith(line, StringComparison.Ordinal);

    private static byte[] Changed(byte[] list)
    {
        list[^1] ^= 1;
        return list;
    }

    private static TrustedKey Of(IssuingKey key, CertificatePurpose purpose, CertificateState state = CertificateState.Good) =>
        new(key.Certificate.RawData, purpose, state, World.Now);

    private string[] Contents() => Directory.Exists(Trust) ? [.. Directory.GetFiles(Trust).Order().Select(f => Convert.ToHexString(File.ReadAllBytes(f)))] : [];

    private byte[] Listed(params TrustedKey[] keys) => TrustList.Issue(
        World.Publication.Origin + "/trust/list", keys, [World.Publication.ListUri], World.Now, TimeSpan.FromMinutes(10), World.TrustKey);

    private async Task<Run> VerifyAsync(byte[] list)
    {
        await FetchAsync(list);
        return await CheckAsync();
    }

    private async Task<Run> FetchAsync(byte[]? list, string? root = null, bool fails = false)
    {
        World.Publish(World.List(World.Now));
        if (list is not null) World.PublishTrust(list);
        var fetched = await Run.OfAsync(
            "trust", "fetch", Trust, "--service", World.Publication.Origin, "--verifier", World.Origin, "--root", root ?? shared.Sandbox.RootFile);
        Assert.True(fetched.Code == (fails ? 2 : 0), fetched.Errors);
        return fetched;
    }

    private Task<Run> CheckAsync(TimeSpan by = default, IssuingKey? signer = null) =>
        Run.AheadAsync(by, "verify", "--code", World.Code(signer: signer), "--offline", Trust);
}
