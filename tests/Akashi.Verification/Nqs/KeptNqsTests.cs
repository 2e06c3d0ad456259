using System.Security.Cryptography;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Verification.Kept;
using Akashi.Verification.Nqs;
using Akashi.Verification.Tests.Kept;
using Akashi.Verifier.Tests.Running;
using NqsKey = Akashi.Verifier.Tests.Nqs.NqsKey;

namespace Akashi.Verification.Tests.Nqs;

/// <summary>
/// V5: what the Verifier keeps about configured certificates, with Service and CA away: a revocation is final, and no changed bit makes a key good.
/// </summary>
public sealed class KeptNqsTests : IDisposable
{
    private const string Portal = "https://portal.example.go.jp";
    private const string ListUri = Portal + "/status/1";
    private static readonly Uri Origin = new("https://verify.example.go.jp");
    private static readonly DateTimeOffset Now = World.Now;
    private static readonly HttpClient Http = new(new Away());
    private static readonly SmallAuthority Authority = new(TestKeys.New(), Now.AddYears(-1));
    private readonly string data = Directory.CreateTempSubdirectory("akashi-kept-nqs-").FullName;
    private readonly NqsKey key = new();
    private readonly SystemSettings settings;
    private readonly KnowledgeStore store;
    private readonly string id;
    private readonly string code;

    public KeptNqsTests()
    {
        var certificate = Authority.Leaf(key.Key, 1);
        code = key.Code(Origin.ToString());
        id = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        settings = new SystemSettings
        {
            Service = new Uri(Portal),
            Verifier = Origin,
            Roots = [Authority.Certificate],
            Folder = Path.Combine(data, "knowledge"),
            NqsKeys = [new NqsKeySettings(NqsKey.Id, [certificate, Authority.Certificate], Origin, Portal + "/status/")],
        };
        store = new KnowledgeStore(new FolderFiles(settings.Folder), new NoNotices());
        using var lists = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signer = new IssuingKey(ECDsa.Create(lists.ExportParameters(true)), Authority.Leaf(lists, 2, CertificatePurposes.StatusListSigning));
        store.Keep(new KeptCertificates(signer.Certificate.ExportCertificatePem(), [new KeptState(Convert.ToHexString(signer.KeyId.Span), false, Now)]));
        using var trusts = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var trust = new IssuingKey(ECDsa.Create(trusts.ExportParameters(true)), Authority.Leaf(trusts, 3, CertificatePurposes.TrustListSigning));
        TrustedKey[] named =
        [
            new(signer.Certificate.RawData, CertificatePurpose.StatusLists, CertificateState.Good, Now),
            new(trust.Certificate.RawData, CertificatePurpose.TrustLists, CertificateState.Good, Now),
        ];
        store.KeepTrustList(TrustList.Issue(Portal + "/trust/list", named, [ListUri], Now, TimeSpan.FromMinutes(10), trust));
        store.KeepList(ListUri, StatusList.Issue(ListUri, [], Now, TimeSpan.FromHours(24), TimeSpan.FromSeconds(5), signer));
        store.WrittenAsync().GetAwaiter().GetResult();
    }

    private string Kept => Path.Combine(settings.Folder, "nqs-certificates");

    private void Keep(KeptState state)
    {
        store.KeepNqs([state]);
        store.WrittenAsync().GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        key.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public void A_kept_good_answer_of_the_CA_counts_again()
    {
        Keep(new KeptState(id, false, Now));
        Assert.Equal((VerificationResult.Valid, VerificationReason.None), Verdict(Started()));
    }

    [Fact]
    public void V5_revoked_is_revoked_also_after_a_restart()
    {
        Keep(new KeptState(id, true, Now));
        Assert.Equal((VerificationResult.Invalid, VerificationReason.SigningCertificateRevoked), Verdict(Started()));
    }

    [Fact]
    public void V5_revoked_is_revoked_also_when_the_CA_is_not_configured_any_more()
    {
        Keep(new KeptState(id, true, null));
        settings.NqsKeys[0].Certificates.RemoveAt(1);
        Assert.Equal((VerificationResult.Invalid, VerificationReason.SigningCertificateRevoked), Verdict(Started()));
    }

    [Fact]
    public void V5_what_is_revoked_is_kept_though_it_is_not_configured_now()
    {
        var keeper = new NqsKeeper(settings, TimeProvider.System);
        keeper.Restore([new KeptState("AB", true, null)]);
        Assert.Contains(new KeptState("AB", true, null), keeper.Keep());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void V5_no_bit_of_the_kept_states_can_be_changed_to_make_a_key_good(bool isRevoked)
    {
        Keep(new KeptState(id, isRevoked, Now));
        foreach (var broken in ChangedForms.Of(File.ReadAllBytes(Kept)))
        {
            File.WriteAllBytes(Kept, broken);
            Assert.Equal((VerificationResult.Unknown, VerificationReason.SigningCertificateUnknown), Verdict(Started()));
        }
    }

    [Theory]
    [InlineData(9, CertificateState.Good)]
    [InlineData(11, CertificateState.Unknown)]
    [InlineData(-4, CertificateState.Good)]
    [InlineData(-6, CertificateState.Unknown)]
    public void V5_V10_the_CAs_statement_does_not_count_when_it_is_too_old_or_from_the_future(int minutes, CertificateState state)
    {
        var keeper = new NqsKeeper(settings, new At(Now.AddMinutes(minutes)));
        keeper.Restore([new KeptState(id, false, Now)]);
        Assert.Equal(state, keeper.Known()[NqsKey.Id].State);
    }

    private (VerificationResult, VerificationReason) Verdict(KnowledgeKeeper keeper)
    {
        var verdict = keeper.Current.Decide(code);
        return (verdict.Result, verdict.Reason);
    }

    private KnowledgeKeeper Started()
    {
        var keeper = new KnowledgeKeeper(settings, Http);
        keeper.Restore();
        return keeper;
    }

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class Away : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("Nobody answers.");
    }
}
