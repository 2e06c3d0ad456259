using System.Security.Cryptography;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Verification.Kept;
using Akashi.Verifier.Tests;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verification.Tests.Kept;

/// <summary>
/// V3 to V5: every file that the Verifier keeps, changed as <see cref="ChangedForms"/> has it. Nothing stops the start, and with Service and CA away
/// every answer is correct, or says that it cannot be known.
/// </summary>
public sealed class KeptFilesTests : IDisposable
{
    // Small, because so many forms are tried.
    private const int KeyBits = 1024;
    private const string Portal = "https://portal.example.go.jp";
    private const string ListUri = Portal + "/status/1";
    private static readonly Uri Origin = new("https://verify.example.go.jp");
    private static readonly DateTimeOffset Now = World.Now;
    private static readonly HttpClient Http = new(new Away());
    private static readonly SmallAuthority Authority = new(RSA.Create(KeyBits), Now.AddYears(-1));
    private static readonly IssuingKey Credentials = KeyFor(1, CertificatePurposes.CredentialSigning);
    private static readonly IssuingKey Lists = KeyFor(2, CertificatePurposes.StatusListSigning);
    private static readonly IssuingKey Trusts = KeyFor(3, CertificatePurposes.TrustListSigning);
    private static readonly string Code = CredentialUrl.Format(Origin, Credential.Issue(Given.Claims(Portal, ListUri, 0), Credentials));
    private readonly string data = Directory.CreateTempSubdirectory("akashi-kept-").FullName;
    private readonly SystemSettings settings;

    public KeptFilesTests()
    {
        settings = new SystemSettings
        {
            Service = new Uri(Portal),
            Verifier = Origin,
            Roots = [Authority.Certificate],
            Folder = Path.Combine(data, "knowledge"),
            OcspLife = TimeSpan.FromDays(1),
        };
        var store = new KnowledgeStore(new FolderFiles(settings.Folder), new NoNotices());
        IssuingKey[] keys = [Credentials, Lists, Trusts];
        store.Keep(new KeptCertificates(
            string.Join('\n', keys.Select(k => k.Certificate.ExportCertificatePem())), [
                .. keys.Select(k => new KeptState(Convert.ToHexString(k.KeyId.Span), false, Now))]));
        store.KeepTrustList(TrustList.Issue(
            Portal + "/trust/list", [
                Named(Credentials, CertificatePurpose.Credentials), Named(Lists, CertificatePurpose.StatusLists), Named(Trusts, CertificatePurpose.TrustLists)],
            [ListUri], Now, TimeSpan.FromDays(1), Trusts, TrustList.LongestOffline));
        store.KeepList(ListUri, StatusList.Issue(ListUri, [], Now, TimeSpan.FromHours(24), TimeSpan.FromSeconds(5), Lists));
        store.WrittenAsync().GetAwaiter().GetResult();
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public void What_was_kept_is_known_again()
    {
        var keeper = Started();
        Assert.Equal((VerificationResult.Valid, VerificationReason.None), Verdict(keeper));
        Assert.NotNull(keeper.Current.Trust);
    }

    /// <summary>What the CA said is lost then, so nothing is good before it is asked again.</summary>
    [Fact]
    public void V3_V5_no_bit_of_the_kept_certificates_can_be_changed_without_notice()
    {
        var forms = FormsOf(Kept("certificates"));
        foreach (var list in Directory.GetFiles(settings.Folder, "list-*")) File.Delete(list);
        Assert.Equal((VerificationResult.Unknown, VerificationReason.StatusUnavailable), Verdict(Started()));
        foreach (var broken in forms)
        {
            File.WriteAllBytes(Kept("certificates"), broken);
            Assert.Equal((VerificationResult.Unknown, VerificationReason.SigningCertificateUnknown), Verdict(Started()));
        }
    }

    [Fact]
    public void V3_V4_no_bit_of_a_kept_status_list_can_be_changed_without_notice()
    {
        var list = Assert.Single(Directory.GetFiles(settings.Folder, "list-*"));
        var forms = FormsOf(list);
        var keeper = StartedWithout(list);
        File.Delete(Kept("trust-list.cwt"));
        foreach (var broken in forms)
        {
            File.WriteAllBytes(list, broken);
            keeper.Restore();
            Assert.Equal((VerificationResult.Unknown, VerificationReason.StatusUnavailable), Verdict(keeper));
        }
    }

    /// <summary>zlib reports it in a different way from broken data.</summary>
    [Fact]
    public void V9_a_kept_list_that_asks_for_a_dictionary_stops_no_start()
    {
        var list = StatusList.IssueCompressed(ListUri, [0x78, 0xBB, 0, 0, 0, 1], Now, TimeSpan.FromHours(24), TimeSpan.FromSeconds(5), Lists);
        File.WriteAllBytes(Assert.Single(Directory.GetFiles(settings.Folder, "list-*")), list);
        Assert.Equal((VerificationResult.Unknown, VerificationReason.StatusUnavailable), Verdict(Started()));
    }

    /// <summary>Without it no key is known, whatever the CA said.</summary>
    [Fact]
    public void V5_no_bit_of_the_kept_trust_list_can_be_changed_without_notice()
    {
        var forms = FormsOf(Kept("trust-list.cwt"));
        var keeper = StartedWithout(Kept("trust-list.cwt"));
        foreach (var list in Directory.GetFiles(settings.Folder, "list-*")) File.Delete(list);
        foreach (var broken in forms)
        {
            File.WriteAllBytes(Kept("trust-list.cwt"), broken);
            keeper.Restore();
            Assert.Null(keeper.Current.Trust);
            Assert.Equal((VerificationResult.Unknown, VerificationReason.SigningCertificateUnknown), Verdict(keeper));
        }
    }

    private static (VerificationResult, VerificationReason) Verdict(KnowledgeKeeper keeper)
    {
        var verdict = keeper.Current.Decide(Code);
        return (verdict.Result, verdict.Reason);
    }

    private static List<byte[]> FormsOf(string file) => [.. ChangedForms.Of(File.ReadAllBytes(file))];

    private static IssuingKey KeyFor(byte serial, string usage)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new IssuingKey(key, Authority.Leaf(key, serial, usage));
    }

    private string Kept(string name) => Path.Combine(settings.Folder, name);

    // What does not change is read once: reading it again would take most of the time.
    private KnowledgeKeeper StartedWithout(string file)
    {
        File.Delete(file);
        var keeper = Started();
        File.Delete(Kept("certificates"));
        return keeper;
    }

    private static TrustedKey Named(IssuingKey key, CertificatePurpose purpose) => new(key.Certificate.RawData, purpose, CertificateState.Good, Now);

    private KnowledgeKeeper Started()
    {
        var keeper = new KnowledgeKeeper(settings, Http);
        keeper.Restore();
        return keeper;
    }

    private sealed class Away : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("Nobody answers.");
    }
}
