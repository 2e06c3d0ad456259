using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verification.Tests.Offline;

/// <summary>V13: which kept status list shows a device without a network that its clock is behind.</summary>
public sealed class WitnessTests : IDisposable
{
    private const int Hour = 60;
    private readonly SmallSystem system = new();
    private readonly SmallAuthority root;
    private readonly IssuingKey key;
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-witness-").FullName;

    public WitnessTests()
    {
        root = system.Authority();
        key = system.Key(root, CertificatePurposes.CredentialSigning);
        system.SignUnder(root);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Only the status list is from the future here: the trust list beside it is as old as the clock says.</summary>
    [Theory]
    [InlineData(CertificateState.Good, VerificationReason.ClockBehind)]
    [InlineData(CertificateState.Unknown, VerificationReason.ClockBehind)]
    [InlineData(CertificateState.Revoked, VerificationReason.StatusUnavailable)]
    public async Task V13_a_list_is_a_witness_unless_its_signer_was_revoked(CertificateState signer, VerificationReason expected)
    {
        system.ListSigner = signer;
        Assert.Equal(expected, ReasonAt(await WithLaterListAsync(), -Hour));
    }

    [Fact]
    public async Task V13_a_list_past_its_end_is_a_witness_still()
    {
        var kept = await WithLaterListAsync();
        Assert.Equal(VerificationReason.SigningCertificateUnknown, ReasonAt(kept, 24 * Hour));
        Assert.Equal(VerificationReason.ClockBehind, ReasonAt(kept, -25 * Hour));
    }

    // What was fetched now, but with the status list of an hour later, which is the time of the clock.
    private async Task<string> WithLaterListAsync()
    {
        var now = await FetchAsync("now", 0);
        system.ListSigner = CertificateState.Good;
        var later = await FetchAsync("later", Hour);
        foreach (var list in Directory.GetFiles(later, "list-*")) File.Copy(list, Path.Combine(now, Path.GetFileName(list)), overwrite: true);
        return now;
    }

    private async Task<string> FetchAsync(string name, int minutesLater)
    {
        Move(minutesLater);
        var kept = Path.Combine(folder, name);
        Assert.True(await system.Started(kept, root).RefreshAsync(TestContext.Current.CancellationToken));
        return kept;
    }

    private VerificationReason ReasonAt(string kept, int minutes)
    {
        Move(minutes);
        var keeper = new KnowledgeKeeper(SmallSystem.Settings(kept, root), new HttpClient(system), system.Clock);
        keeper.RestoreAll(forgets: false);
        return keeper.Offline.Decide(SmallSystem.Code(key)).Reason;
    }

    private void Move(int minutes) => system.Clock.AdjustTime(system.Clock.GetUtcNow().AddMinutes(minutes));
}
