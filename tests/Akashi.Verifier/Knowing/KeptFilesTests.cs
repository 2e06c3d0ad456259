using System.Security.Cryptography;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Hosting;
using Akashi.Trust;
using Akashi.Verifier.Knowing;
using Akashi.Verifier.Nqs;
using Akashi.Verifier.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace Akashi.Verifier.Tests.Knowing;

/// <summary>
/// V3 to V5: every file that the Verifier keeps, with one bit of each byte flipped, and truncated at every length; by tools/long with every single
/// bit flipped. Nothing stops the start, and with Service and CA away every answer is correct, or says that it cannot be known.
/// </summary>
public sealed class KeptFilesTests : IDisposable
{
    // Small, because so many forms are tried.
    private const int KeyBits = 1024;
    private static readonly bool IsEveryBit = Environment.GetEnvironmentVariable("AKASHI_TEST_EVERY_BIT") == "1";
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
    private readonly VerifierSettings settings;

    public KeptFilesTests()
    {
        settings = new VerifierSettings(
            data, Origin, new Uri(Portal), Portal, [Authority.Certificate], TimeSpan.FromSeconds(2), TimeSpan.FromDays(1), WithoutNonce.None,
            OperatorSettings.Demo, new NqsSettings([], []));
        var store = new KnowledgeStore(settings, NullLogger<KnowledgeStore>.Instance);
        IssuingKey[] keys = [Credentials, Lists, Trusts];
        store.Keep(new KeptCertificates(
            string.Join('\n', keys.Select(k => k.Certificate.ExportCertificatePem())), [
                .. keys.Select(k => new KeptState(Convert.ToHexString(k.KeyId.Span), false, Now))]));
        store.KeepTrustList(TrustList.Issue(
            Portal + "/trust/list", [
                new(
                    Credentials.Certificate.RawData, CertificatePurpose.Credentials,
                    CertificateState.Good, Now)], [ListUri], Now, TimeSpan.FromDays(1), Trusts));
        store.KeepList(ListUri, StatusList.Issue(ListUri, [], Now, TimeSpan.FromHours(24), TimeSpan.FromSeconds(5), Lists));
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public void What_was_kept_is_known_again()
    {
        var keeper = Started();
        Assert.Equal((VerificationResult.Valid, VerificationReason.None), Verdict(keeper));
        Assert.NotNull(keeper.Current.Trust);
    }

    [Fact]
    public void V3_V5_no_bit_of_the_kept_certificates_can_be_changed_without_notice()
    {
        var forms = BrokenForms(Kept("certificates"));
        foreach (var other in Directory.GetFiles(Path.Combine(data, "knowledge"), "*.cwt")) File.Delete(other);
        foreach (var broken in forms)
        {
            File.WriteAllBytes(Kept("certificates"), broken);
            Assert.Equal((VerificationResult.Unknown, VerificationReason.SigningCertificateUnknown), Verdict(Started()));
        }
    }

    [Fact]
    public void V3_V4_no_bit_of_a_kept_status_list_can_be_changed_without_notice()
    {
        var list = Assert.Single(Directory.GetFiles(Path.Combine(data, "knowledge"), "list-*"));
        var forms = BrokenForms(list);
        File.Delete(Kept("trust-list.cwt"));
        var keeper = StartedWithout(list);
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
        File.WriteAllBytes(Assert.Single(Directory.GetFiles(Path.Combine(data, "knowledge"), "list-*")), list);
        Assert.Equal((VerificationResult.Unknown, VerificationReason.StatusUnavailable), Verdict(Started()));
    }

    /// <summary>A trust list can only make verdicts worse. Without it, the CA's last statement counts.</summary>
    [Fact]
    public void V5_no_bit_of_the_kept_trust_list_can_be_changed_without_notice()
    {
        var forms = BrokenForms(Kept("trust-list.cwt"));
        var keeper = StartedWithout(Kept("trust-list.cwt"));
        foreach (var list in Directory.GetFiles(Path.Combine(data, "knowledge"), "list-*")) File.Delete(list);
        foreach (var broken in forms)
        {
            File.WriteAllBytes(Kept("trust-list.cwt"), broken);
            keeper.Restore();
            Assert.Null(keeper.Current.Trust);
            Assert.Equal((VerificationResult.Valid, VerificationReason.None), Verdict(keeper));
        }
    }

    private static (VerificationResult, VerificationReason) Verdict(KnowledgeKeeper keeper)
    {
        var verdict = Verification.Decide(Code, keeper.Current, Now);
        return (verdict.Result, verdict.Reason);
    }

    private static List<byte[]> BrokenForms(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var forms = Enumerable.Range(0, bytes.Length).Select(length => bytes[..length]);
        // From byte to byte another of its bits.
        var bits = IsEveryBit ? Enumerable.Range(0, bytes.Length * 8) : Enumerable.Range(0, bytes.Length).Select(at => (at * 8) + (at % 8));
        return [.. forms, .. bits.Select(bit => Flipped(bytes, bit))];
    }

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    private static IssuingKey KeyFor(byte serial, string usage)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new IssuingKey(key, Authority.Leaf(key, serial, usage));
    }

    private string Kept(string name) => Path.Combine(data, "knowledge", name);

    // What does not change is read once: reading it again would take most of the time.
    private KnowledgeKeeper StartedWithout(string file)
    {
        File.Delete(file);
        var keeper = Started();
        File.Delete(Kept("certificates"));
        return keeper;
    }

    private KnowledgeKeeper Started()
    {
        var ocsp = new OcspClient(Http, TimeProvider.System);
        var keeper = new KnowledgeKeeper(
            new Fetcher(Http, settings), settings, new CertificateKeeper(
                settings, ocsp, TimeProvider.System), new NqsKeeper(settings, ocsp, TimeProvider.System),
            new KnowledgeStore(settings, NullLogger<KnowledgeStore>.Instance), TimeProvider.System, NullLogger<KnowledgeKeeper>.Instance);
        keeper.Restore();
        return keeper;
    }

    private sealed class Away : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("Nobody answers.");
    }
}
