using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Trust;

namespace Akashi.Credentials.Tests.Trust;

/// <summary>V5: the trust list is checked as strictly as a status list; it states what each certificate may sign.</summary>
public sealed class TrustListTests
{
    private const string Uri = Given.Issuer + "/trust/list";
    private static readonly string Header = Wire.Map(("01", "26"), ("04", Wire.KeyId), ("10", Wire.Text(TrustList.MediaType)));
    private static readonly string Issued = Wire.Number(Given.Now.ToUnixTimeSeconds());
    private static readonly string Ends = Wire.Number(Given.Now.AddMinutes(10).ToUnixTimeSeconds());
    private static readonly string Key = Wire.Map(("01", "4101"), ("02", "01"), ("03", "00"));

    private static readonly TrustedKey[] Keys =
    [
        new(new byte[] { 1, 2, 3 }, CertificatePurpose.Credentials, CertificateState.Good, Given.Now),
        new(new byte[] { 4 }, CertificatePurpose.StatusLists, CertificateState.Revoked, null),
        new(new byte[] { 5 }, CertificatePurpose.TrustLists, CertificateState.Unknown, Given.Now),
    ];

    public static TheoryData<string, string, string> Broken => new()
    {
        { "the type is that of a trust list", Wire.Map(("01", "26"), ("04", Wire.KeyId), ("10", Wire.Text("application/statuslist+cwt"))), Payload() },
        { "exp is after iat", Header, Payload(ends: Issued) },
        { "keys are an array", Header, Payload(keys: "A0") },
        { "a key has a certificate", Header, Payload(keys: "81" + Wire.Map(("02", "01"), ("03", "00"))) },
        { "a purpose is known", Header, Payload(keys: "81" + Wire.Map(("01", "4101"), ("02", "08"), ("03", "00"))) },
        { "a purpose is there", Header, Payload(keys: "81" + Wire.Map(("01", "4101"), ("02", "00"), ("03", "00"))) },
        { "a state is known", Header, Payload(keys: "81" + Wire.Map(("01", "4101"), ("02", "01"), ("03", "03"))) },
        { "a key has nothing else", Header, Payload(keys: "81" + Wire.Map(("01", "4101"), ("02", "01"), ("03", "00"), ("05", "00"))) },
        { "lists are texts", Header, Payload(lists: "8101") },
        { "nothing after the claims", Header, Payload() + "00" },
        { "no offline end before exp", Header, Payload(offline: 599) },
        { "no offline end after 24 hours", Header, Payload(offline: 86_401) },
        { "no array beyond its limit", Header, Payload(keys: "9A7FFFFFFF") },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_broken_rule_is_a_fault(string rule, string header, string payload) =>
        Assert.False(TrustList.TryRead(Wire.Sign1(header, payload), out _, out _), rule);

    [Fact]
    public void A_list_by_hand_is_read() => Assert.True(TrustList.TryRead(Wire.Sign1(Header, Payload()), out _, out var fault), fault.ToString());

    [Fact]
    public void What_is_written_is_read_again()
    {
        Assert.True(TrustList.TryRead(Made(), out var list, out var fault), fault.ToString());
        Assert.Equal((Uri, Given.ListUri), (list!.Uri, Assert.Single(list.StatusLists)));
        Assert.Equal(Keys.Select(k => (k.Purpose, k.State, k.AsOf is null)), list.Keys.Select(k => (k.Purpose, k.State, k.AsOf is null)));
        Assert.Equal(SHA256.HashData([1, 2, 3])[..8], list.Keys[0].KeyId.ToArray());
    }

    [Fact]
    public void Every_flipped_bit_is_a_fault_or_a_failed_signature()
    {
        var bytes = Made();
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(TrustList.TryRead(flipped, out var list, out _) && list!.IsSignedBy(Given.StatusKey.Key), $"bit {bit}");
        }
    }

    [Theory]
    [InlineData(600)]
    [InlineData(3600)]
    [InlineData(86_400)]
    public void V13_an_offline_end_is_read_and_without_one_it_is_exp(int seconds)
    {
        Assert.True(TrustList.TryRead(Wire.Sign1(Header, Payload(offline: seconds)), out var list, out var fault), fault.ToString());
        Assert.Equal(Given.Now.AddSeconds(seconds), list!.OfflineEndsAt);
        Assert.True(TrustList.TryRead(Made(TimeSpan.FromSeconds(seconds)), out list, out fault), fault.ToString());
        Assert.Equal(Given.Now.AddSeconds(seconds), list!.OfflineEndsAt);
        Assert.True(TrustList.TryRead(Made(), out list, out _));
        Assert.Equal(list!.ExpiresAt, list.OfflineEndsAt);
    }

    [Fact]
    public void V13_no_list_with_another_offline_end_is_issued()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Made(TimeSpan.FromMinutes(9)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Made(TimeSpan.FromHours(25)));
    }

    [Fact]
    public void Every_prefix_is_a_fault()
    {
        var bytes = Made();
        for (var length = 0; length < bytes.Length; length++) Assert.False(TrustList.TryRead(bytes.AsMemory(0, length), out _, out _));
    }

    [Theory]
    [InlineData(null, CertificatePurpose.Credentials | CertificatePurpose.StatusLists)]
    [InlineData(CertificatePurposes.CredentialSigning, CertificatePurpose.Credentials)]
    [InlineData(CertificatePurposes.StatusListSigning, CertificatePurpose.StatusLists)]
    [InlineData(CertificatePurposes.TrustListSigning, CertificatePurpose.TrustLists)]
    [InlineData("1.3.6.1.5.5.7.3.1", CertificatePurpose.None)]
    public void What_a_certificate_may_sign_stands_in_its_extended_key_usages(string? usage, CertificatePurpose purpose)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=key", key, HashAlgorithmName.SHA256);
        if (usage is not null) request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        using var certificate = request.CreateSelfSigned(Given.IssuedAt, Given.ExpiresAt);
        Assert.Equal(purpose, CertificatePurposes.Of(certificate));
    }

    private static byte[] Made(TimeSpan? offline = null) =>
        TrustList.Issue(Uri, Keys, [Given.ListUri], Given.Now, TimeSpan.FromMinutes(10), Given.StatusKey, offline);

    private static string Payload(string? ends = null, string? keys = null, string? lists = null, int? offline = null)
    {
        (string, string)[] claims =
        [
            ("02", Wire.Text(Uri)), ("04", ends ?? Ends), ("06", Issued), ("3A00011171", keys ?? "81" + Key),
            ("3A00011172", lists ?? "81" + Wire.Text(Given.ListUri)),
        ];
        return Wire.Map(offline is { } end ? [.. claims, ("3A00011173", Wire.Number(Given.Now.AddSeconds(end).ToUnixTimeSeconds()))] : claims);
    }
}
