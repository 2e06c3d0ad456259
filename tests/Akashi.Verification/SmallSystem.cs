using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Status;
using Akashi.Credentials.Trust;
using Akashi.Verifier.Tests;
using Akashi.Verifier.Tests.Running;
using Microsoft.Extensions.Time.Testing;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Ocsp;
using BcCertificate = Org.BouncyCastle.X509.X509Certificate;

namespace Akashi.Verification.Tests;

/// <summary>A system with its CAs, in this process: what it publishes, and what the CAs' responder says, by a clock that a test moves.</summary>
internal sealed class SmallSystem : HttpMessageHandler
{
    public const string Portal = "https://portal.example.go.jp";
    private const string ListUri = Portal + "/status/1";
    private static readonly Uri Host = new("https://verify.example.go.jp");
    private readonly List<IssuingKey> named = [];
    private readonly Dictionary<string, SmallAuthority> authorities = [];
    private readonly Dictionary<SmallAuthority, RSA> keys = [];
    private byte serial;
    private IssuingKey lists = null!;
    private IssuingKey trust = null!;

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.FromUnixTimeSeconds(World.Now.ToUnixTimeSeconds()));

    /// <summary>Whether anything can be reached.</summary>
    public bool HasNetwork { get; set; } = true;

    /// <summary>What the trust list says about the key that signs status lists.</summary>
    public CertificateState ListSigner { get; set; } = CertificateState.Good;

    /// <summary>Trust lists that were published, the newest last.</summary>
    public List<byte[]> Published { get; } = [];

    public SmallAuthority Authority()
    {
        var key = TestKeys.New();
        var authority = new SmallAuthority(key, Clock.GetUtcNow().AddYears(-1));
        authorities[Convert.ToHexString(new BcCertificate(authority.Certificate.RawData).GetEncoded())] = authority;
        keys[authority] = key;
        return authority;
    }

    /// <summary>A key that the trust list names from now on.</summary>
    public IssuingKey Key(SmallAuthority under, string usage)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = new IssuingKey(key, under.Leaf(key, ++serial, usage));
        named.Add(made);
        return made;
    }

    /// <summary>Has keys for lists under a CA sign from now on.</summary>
    public void SignUnder(SmallAuthority authority) =>
        (lists, trust) = (Key(authority, CertificatePurposes.StatusListSigning), Key(authority, CertificatePurposes.TrustListSigning));

    public void Forget(IssuingKey key) => named.Remove(key);

    public static string Code(IssuingKey signer) => CredentialUrl.Format(Host, Credential.Issue(Given.Claims(Portal, ListUri, 0), signer));

    public static SystemSettings Settings(string folder, params SmallAuthority[] roots) =>
        new() { Service = new Uri(Portal), Verifier = Host, Folder = folder, Roots = [.. roots.Select(r => r.Certificate)] };

    public KnowledgeKeeper Started(string folder, params SmallAuthority[] roots)
    {
        var keeper = new KnowledgeKeeper(Settings(folder, roots), new HttpClient(this), Clock);
        keeper.Restore();
        return keeper;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!HasNetwork) throw new HttpRequestException("There is no network.");
        var content = request.RequestUri!.AbsolutePath switch
        {
            "/trust/list" => TrustBytes(),
            "/status" => JsonSerializer.SerializeToUtf8Bytes(new { status_lists = new[] { ListUri } }),
            "/status/1" => StatusList.Issue(ListUri, [], Clock.GetUtcNow(), TimeSpan.FromHours(24), TimeSpan.FromSeconds(5), lists),
            "/ocsp" => Ocsp(await request.Content!.ReadAsByteArrayAsync(cancellationToken)),
            _ => null,
        };
        return new HttpResponseMessage(content is null ? HttpStatusCode.NotFound : HttpStatusCode.OK) { Content = new ByteArrayContent(content ?? []) };
    }

    private byte[] TrustBytes()
    {
        var now = Clock.GetUtcNow();
        CertificateState StateOf(IssuingKey key) => key == lists ? ListSigner : CertificateState.Good;
        TrustedKey[] keys = [.. named.Select(k => new TrustedKey(k.Certificate.RawData, CertificatePurposes.Of(k.Certificate), StateOf(k), now))];
        Published.Add(TrustList.Issue(Portal + "/trust/list", keys, [ListUri], now, TimeSpan.FromMinutes(10), trust, TrustList.LongestOffline));
        return Published[^1];
    }

    // Every certificate is good; the answer is signed by the CA that is asked about.
    private byte[] Ocsp(byte[] question)
    {
        var request = new OcspReq(question);
        var asked = request.GetRequestList()[0].GetCertID();
        var authority = authorities.Values.Single(a => asked.MatchesIssuer(new BcCertificate(a.Certificate.RawData)));
        var generator = new BasicOcspRespGenerator(new BcCertificate(authority.Certificate.RawData).GetPublicKey());
        var now = Clock.GetUtcNow();
        generator.AddResponse(asked, CertificateStatus.Good, now.UtcDateTime, now.AddHours(1).UtcDateTime, null);
        var nonce = Asn1OctetString.GetInstance(request.RequestExtensions.GetExtension(OcspObjectIdentifiers.PkixOcspNonce).GetParsedValue()).GetOctets();
        return OcspAnswer.Sign(generator, keys[authority], nonce, [], now);
    }
}
