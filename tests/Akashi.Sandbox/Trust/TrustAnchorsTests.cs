using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Trust;

namespace Akashi.Sandbox.Tests.Trust;

public sealed class TrustAnchorsTests
{
    private const X509KeyUsageFlags Signing = X509KeyUsageFlags.DigitalSignature;
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Leaf_of_a_configured_root_is_taken_and_its_issuer_told()
    {
        var root = new Root();
        Assert.Equal(ChainFault.None, Check(root.Leaf(Signing), out var issuer, root));
        Assert.Equal(root.Certificate.Thumbprint, issuer!.Thumbprint);
    }

    [Fact]
    public void Leaf_of_a_stranger_with_the_same_name_is_not_trusted() =>
        Assert.Equal(ChainFault.NotTrusted, Check(new Root().Leaf(Signing), out _, new Root()));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Among_roots_of_one_name_the_key_decides(bool withKeyIdentifiers)
    {
        Root[] generations = [new(withKeyIdentifiers), new(withKeyIdentifiers), new(withKeyIdentifiers)];
        foreach (var root in generations)
        {
            Assert.Equal(ChainFault.None, Check(root.Leaf(Signing), out var issuer, generations));
            Assert.Equal(root.Certificate.Thumbprint, issuer!.Thumbprint);
        }
    }

    [Theory]
    [InlineData(-40, ChainFault.NotYetValid)]
    [InlineData(40, ChainFault.Expired)]
    public void Dates_are_told_apart_from_trust(int days, ChainFault expected)
    {
        var root = new Root();
        Assert.Equal(expected, new TrustAnchors([root.Certificate]).Check(root.Leaf(Signing), Now.AddDays(days), Signing, out _));
    }

    /// <summary>V10, V12: clocks differ by five minutes. The last second still belongs to a certificate.</summary>
    [Theory]
    [InlineData(-30, -300, ChainFault.None)]
    [InlineData(-30, -301, ChainFault.NotYetValid)]
    [InlineData(30, 0, ChainFault.None)]
    [InlineData(30, 1, ChainFault.Expired)]
    public void Begin_has_a_tolerance_and_the_end_has_none(int days, int seconds, ChainFault expected)
    {
        var root = new Root();
        Assert.Equal(expected, new TrustAnchors([root.Certificate]).Check(root.Leaf(Signing), Now.AddDays(days).AddSeconds(seconds), Signing, out _));
    }

    [Fact]
    public void Leaf_of_an_expired_root_is_not_trusted()
    {
        var root = new Root();
        Assert.Equal(ChainFault.NotTrusted, new TrustAnchors([root.Certificate]).Check(root.Leaf(Signing, 900), Now.AddDays(800), Signing, out _));
    }

    [Fact]
    public void Key_that_may_not_sign_is_refused()
    {
        var root = new Root();
        Assert.Equal(ChainFault.WrongKeyUsage, Check(root.Leaf(X509KeyUsageFlags.KeyEncipherment), out _, root));
        Assert.Equal(ChainFault.WrongKeyUsage, Check(root.Leaf(null), out _, root));
    }

    [Fact]
    public void Root_itself_is_not_a_leaf()
    {
        var root = new Root();
        Assert.Equal(ChainFault.NotTrusted, Check(root.Certificate, out _, root));
    }

    private static ChainFault Check(X509Certificate2 leaf, out X509Certificate2? issuer, params Root[] roots) =>
        new TrustAnchors([.. roots.Select(r => r.Certificate)]).Check(leaf, Now, Signing, out issuer);

    private sealed class Root
    {
        private readonly bool identified;
        private readonly RSA key = TestKeys.New();

        public Root(bool withKeyIdentifiers = true)
        {
            identified = withKeyIdentifiers;
            var request = new CertificateRequest("C=JP, O=One name", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
            if (identified) request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
            Certificate = X509CertificateLoader.LoadCertificate(request.CreateSelfSigned(Now.AddDays(-365), Now.AddDays(730)).RawData);
        }

        public X509Certificate2 Certificate { get; }

        public X509Certificate2 Leaf(X509KeyUsageFlags? usage, int days = 30)
        {
            using var leafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=Leaf", leafKey, HashAlgorithmName.SHA256);
            if (usage is { } flags) request.CertificateExtensions.Add(new X509KeyUsageExtension(flags, true));
            if (identified) request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Certificate, true, false));
            return request.Create(
                Certificate.SubjectName, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), Now.AddDays(-30), Now.AddDays(days),
                [0x42, 0x01]);
        }
    }
}
