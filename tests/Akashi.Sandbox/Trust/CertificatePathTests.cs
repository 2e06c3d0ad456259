using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Trust;

namespace Akashi.Sandbox.Tests.Trust;

/// <summary>V2: what a certificate must be, and its root, so that its key counts (RFC 5280, section 6): one wrong chain of each kind.</summary>
public sealed class CertificatePathTests
{
    private const X509KeyUsageFlags Signing = X509KeyUsageFlags.DigitalSignature;
    private const string UnknownExtension = "1.3.6.1.4.1.99999.1";
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
    private static readonly RSA Key = TestKeys.New();
    private static readonly X509Extension Authority = new X509BasicConstraintsExtension(true, true, 0, true);
    private static readonly X509Extension CertSign = new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true);
    private static readonly X509Extension Signature = new X509KeyUsageExtension(Signing, true);
    private static readonly X509Certificate2 GoodRoot = Root(Authority, CertSign);

    [Fact]
    public void Leaf_with_every_extension_that_may_be_critical_is_taken()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("leaf.example.go.jp");
        var leaf = Leaf(
            Signature, new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.3")], true), names.Build(critical: true),
            new X509BasicConstraintsExtension(false, false, 0, true), new X509Extension("2.5.29.32", [0x30, 0x06, 0x30, 0x04, 0x06, 0x02, 0x2A, 0x03], true));
        Assert.Equal(ChainFault.None, Check(leaf, GoodRoot));
    }

    [Fact]
    public void Signature_of_another_key_is_refused()
    {
        using var other = TestKeys.New();
        Assert.Equal(ChainFault.NotTrusted, Check(Leaf(GoodRoot.SubjectName, other, Signature), GoodRoot));
    }

    [Fact]
    public void Issuer_of_another_name_is_refused() =>
        Assert.Equal(ChainFault.NotTrusted, Check(Leaf(new X500DistinguishedName("CN=Another"), Key, Signature), GoodRoot));

    [Fact]
    public void Root_that_is_no_authority_is_refused()
    {
        Assert.Equal(ChainFault.NotTrusted, Check(Leaf(Signature), Root(new X509BasicConstraintsExtension(false, false, 0, true), CertSign)));
        Assert.Equal(ChainFault.NotTrusted, Check(Leaf(Signature), Root(CertSign)));
    }

    [Fact]
    public void Root_whose_key_may_not_sign_certificates_is_refused() =>
        Assert.Equal(ChainFault.NotTrusted, Check(Leaf(Signature), Root(Authority, new X509KeyUsageExtension(Signing, true))));

    [Fact]
    public void Root_that_another_signed_is_refused()
    {
        using var other = TestKeys.New();
        var request = Request("CN=Root", Key, Authority, CertSign);
        var generator = X509SignatureGenerator.CreateForRSA(other, RSASignaturePadding.Pkcs1);
        X509Certificate2 Signed(string by) =>
            request.Create(new X500DistinguishedName(by), generator, Now.AddDays(-365), Now.AddDays(365), [0x11]);
        Assert.Equal(ChainFault.NotTrusted, Check(Leaf(Signature), Signed("CN=Another")));
        Assert.Equal(ChainFault.NotTrusted, Check(Leaf(Signature), Signed("CN=Root")));
    }

    /// <summary>A pathLenConstraint needs no other check: no path is longer than root and leaf.</summary>
    [Fact]
    public void Leaf_of_an_authority_below_the_root_is_refused()
    {
        using var between = TestKeys.New();
        var authority = GoodRootSigns(Request("CN=Between", between, Authority, CertSign));
        var leaf = Leaf(authority.SubjectName, between, Signature);
        Assert.Equal(ChainFault.NotTrusted, Check(leaf, GoodRoot));
        Assert.Equal(ChainFault.NotTrusted, Check(leaf, authority));
        Assert.Equal(ChainFault.NotTrusted, Check(leaf, GoodRoot, authority));
    }

    [Theory]
    [InlineData(true, ChainFault.NotTrusted)]
    [InlineData(false, ChainFault.None)]
    public void Unknown_extension_is_refused_where_it_is_critical(bool critical, ChainFault expected)
    {
        var unknown = new X509Extension(UnknownExtension, [0x05, 0x00], critical);
        Assert.Equal(expected, Check(Leaf(Signature, unknown), GoodRoot));
        Assert.Equal(expected, Check(Leaf(Signature), Root(Authority, CertSign, unknown)));
    }

    [Theory]
    [InlineData("CN=Leaf", ChainFault.None)]
    [InlineData("CN=Elsewhere", ChainFault.NotTrusted)]
    public void Name_outside_the_constraints_of_the_root_is_refused(string permitted, ChainFault expected)
    {
        // NameConstraints ::= SEQUENCE { [0] { SEQUENCE { [4] Name } } }
        var name = new X500DistinguishedName(permitted).RawData;
        byte[] Tagged(byte tag, byte[] content) => [tag, (byte)content.Length, .. content];
        var constraints = new X509Extension("2.5.29.30", Tagged(0x30, Tagged(0xA0, Tagged(0x30, Tagged(0xA4, name)))), true);
        Assert.Equal(expected, Check(Leaf(Signature), Root(Authority, CertSign, constraints)));
    }

    /// <summary>Two libraries read the certificate. Bytes that only one of them reads as they were signed are refused.</summary>
    [Fact]
    public void Certificate_that_is_not_in_DER_is_refused()
    {
        var bytes = Leaf(Signature).RawData;
        // Of keyUsage (2.5.29.15): TRUE is 0xFF in DER, and any other byte but 0 in BER.
        ReadOnlySpan<byte> keyUsage = [0x55, 0x1D, 0x0F, 0x01, 0x01, 0xFF];
        var critical = bytes.AsSpan().IndexOf(keyUsage) + keyUsage.Length - 1;
        bytes[critical] = 0x01;
        Assert.Equal(ChainFault.NotTrusted, Check(X509CertificateLoader.LoadCertificate(bytes), GoodRoot));
    }

    [Fact]
    public void No_flipped_bit_makes_it_throw_or_leads_to_the_root()
    {
        var bytes = Leaf(Signature).RawData;
        for (var at = 0; at < bytes.Length; at++)
        {
            var flipped = bytes.ToArray();
            flipped[at] ^= 1;
            if (TryLoad(flipped) is { } read && !read.RawData.AsSpan().SequenceEqual(bytes))
                Assert.NotEqual(ChainFault.None, Check(read, GoodRoot));
        }
    }

    private static X509Certificate2? TryLoad(byte[] bytes)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(bytes);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static ChainFault Check(X509Certificate2 leaf, params X509Certificate2[] roots) =>
        new TrustAnchors([.. roots]).Check(leaf, Now, Signing, out _);

    private static X509Certificate2 Root(params X509Extension[] extensions) =>
        X509CertificateLoader.LoadCertificate(Request("CN=Root", Key, extensions).CreateSelfSigned(Now.AddDays(-365), Now.AddDays(365)).RawData);

    private static X509Certificate2 Leaf(params X509Extension[] extensions) => Leaf(new X500DistinguishedName("CN=Root"), Key, extensions);

    private static X509Certificate2 Leaf(X500DistinguishedName issuer, RSA signer, params X509Extension[] extensions)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Leaf", key, HashAlgorithmName.SHA256);
        foreach (var extension in extensions) request.CertificateExtensions.Add(extension);
        var generator = X509SignatureGenerator.CreateForRSA(signer, RSASignaturePadding.Pkcs1);
        return request.Create(issuer, generator, Now.AddDays(-30), Now.AddDays(30), [0x42, 0x01]);
    }

    private static X509Certificate2 GoodRootSigns(CertificateRequest request) => request.Create(
        GoodRoot.SubjectName, X509SignatureGenerator.CreateForRSA(Key, RSASignaturePadding.Pkcs1), Now.AddDays(-30), Now.AddDays(30), [0x12]);

    private static CertificateRequest Request(string name, RSA key, params X509Extension[] extensions)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        foreach (var extension in extensions) request.CertificateExtensions.Add(extension);
        return request;
    }
}
