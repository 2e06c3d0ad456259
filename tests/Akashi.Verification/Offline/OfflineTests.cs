using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Trust;
using Akashi.Verification.Offline;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verification.Tests.Offline;

/// <summary>V13: what counts without a network, in a program that keeps running and in a folder that was carried along.</summary>
public sealed class OfflineTests : IDisposable
{
    private readonly SmallSystem system = new();
    private readonly SmallAuthority root;
    private readonly IssuingKey key;
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-offline-").FullName;

    public OfflineTests()
    {
        root = system.Authority();
        key = system.Key(root, CertificatePurposes.CredentialSigning);
        system.SignUnder(root);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(0, VerificationReason.None, VerificationReason.None)]
    [InlineData(9, VerificationReason.None, VerificationReason.None)]
    [InlineData(11, VerificationReason.SigningCertificateUnknown, VerificationReason.None)]
    [InlineData((24 * 60) - 1, VerificationReason.SigningCertificateUnknown, VerificationReason.None)]
    [InlineData(24 * 60, VerificationReason.SigningCertificateUnknown, VerificationReason.SigningCertificateUnknown)]
    [InlineData(-5, VerificationReason.None, VerificationReason.None)]
    [InlineData(-6, VerificationReason.ClockBehind, VerificationReason.ClockBehind)]
    public async Task V13_a_program_whose_network_is_gone_knows_for_ten_minutes_and_by_its_offline_knowledge_for_a_day(
        int minutes, VerificationReason online, VerificationReason offline)
    {
        var keeper = system.Started(folder, root);
        Assert.True(await keeper.RefreshAsync(TestContext.Current.CancellationToken));
        system.HasNetwork = false;
        Move(minutes);
        Assert.Equal((online, offline), (ReasonOf(keeper.Current), ReasonOf(keeper.Offline)));
    }

    [Fact]
    public async Task V13_the_offline_knowledge_says_how_old_it_is()
    {
        var keeper = system.Started(folder, root);
        var at = system.Clock.GetUtcNow();
        await keeper.RefreshAsync(TestContext.Current.CancellationToken);
        Move(600);
        Assert.Equal((at, at, at.AddHours(24)), (keeper.Offline.KeysAsOf!.Value, keeper.Offline.StatesAsOf!.Value, keeper.Offline.OfflineEndsAt!.Value));
        Assert.Equal(at, keeper.Offline.Decide(SmallSystem.Code(key)).AsOf);
    }

    [Fact]
    public async Task V13_after_exp_another_kid_may_be_a_newer_key()
    {
        var keeper = system.Started(folder, root);
        await keeper.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Equal(VerificationReason.NotOfThisSystem, ReasonOf(keeper.Offline, IssuingKey.Foreign()));
        Move(10);
        Assert.Equal(VerificationReason.SigningCertificateUnknown, ReasonOf(keeper.Offline, IssuingKey.Foreign()));
    }

    /// <summary>It was taken before its exp; the same list over a network, later, is a replay.</summary>
    [Fact]
    public async Task V13_a_replayed_list_is_not_taken_though_its_offline_end_is_far()
    {
        var first = system.Started(folder, root);
        await first.RefreshAsync(TestContext.Current.CancellationToken);
        Move(11);
        using var replay = new Replay(system.Published[^1]);
        var other = new KnowledgeKeeper(SmallSystem.Settings(Path.Combine(folder, "other"), root), new HttpClient(replay), system.Clock);
        await other.RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, null), (other.Current.KeyCount, other.Current.KeysAsOf));
    }

    [Fact]
    public async Task V13_a_folder_that_was_carried_along_counts_for_a_day_and_is_not_changed_by_reading()
    {
        var carried = Path.Combine(folder, "carried");
        var (fault, _) = await new TrustFetch(SmallSystem.Settings(carried, root), new HttpClient(system), system.Clock, new NoNotices())
            .RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(TrustFetchFault.None, fault);
        var before = Contents(carried);
        foreach (var (minutes, reason) in new[]
        {
            (0, VerificationReason.None), ((24 * 60) - 1, VerificationReason.None), (24 * 60, VerificationReason.SigningCertificateUnknown),
            (-6, VerificationReason.ClockBehind),
        })
        {
            Assert.Equal(reason, At(carried, minutes));
            Assert.Equal(before, Contents(carried));
        }
    }

    [Fact]
    public void A_folder_that_nobody_filled_is_told()
    {
        Assert.False(TrustFolder.TryOpen(folder, system.Clock, out var opened, out var problem));
        Assert.Equal((null, "it lacks system.json or root.pem"), (opened, problem));
    }

    [Fact]
    public void Five_minutes_are_those_of_the_clocks() => Assert.Equal(TimeSpan.FromMinutes(5), Clocks.Tolerance);

    private static string[] Contents(string folder) => [.. Directory.GetFiles(folder).Order().Select(f => f + Convert.ToHexString(File.ReadAllBytes(f)))];

    private VerificationReason At(string carried, int minutes)
    {
        var clock = new Moved(system.Clock, TimeSpan.FromMinutes(minutes));
        Assert.True(TrustFolder.TryOpen(carried, clock, out var opened, out var problem), problem);
        return ReasonOf(opened.Current);
    }

    private VerificationReason ReasonOf(Knowledge known, IssuingKey? signer = null) => known.Decide(SmallSystem.Code(signer ?? key)).Reason;

    // A clock that never goes back would refuse the moves of this test.
    private void Move(int minutes) => system.Clock.AdjustTime(system.Clock.GetUtcNow().AddMinutes(minutes));

    private sealed class Moved(TimeProvider clock, TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + by;
    }

    private sealed class Replay(byte[] list) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath == "/trust/list"
                ? Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new ByteArrayContent(list) })
                : throw new HttpRequestException("Nobody answers.");
    }
}
