using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Sandbox.Tests.CertificateAuthorities;

public sealed class AuthorityEndpointsTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    private string Card(string persona, string kind) => Path.Combine(sandbox.Data, "cards", persona, kind + ".crt.pem");

    private string Trust(string name) => Path.Combine(sandbox.Data, "trust", name + ".pem");

    private Task<(int Exit, string Output)> OcspAsync(string persona, string kind) => RunningSandbox.OpensslAsync(
        "ocsp", "-issuer", Trust(kind), "-cert", Card(persona, kind), "-url", $"{sandbox.Origin}/ocsp/{kind}", "-CAfile", Trust(kind), "-nonce");

    [Fact]
    public async Task Openssl_accepts_the_answer_for_a_good_certificate()
    {
        var (_, output) = await OcspAsync("hanako", "authentication");
        Assert.Contains("Response verify OK", output, StringComparison.Ordinal);
        Assert.Contains(": good", output, StringComparison.Ordinal);
        Assert.DoesNotContain("nonce", output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Openssl_sees_a_revocation_at_once_by_ocsp_and_crl()
    {
        using var certificate = sandbox.CardCertificate("taro", "signature");
        var answer = await sandbox.Http.PostAsJsonAsync(
            "/api/certificates/revoke", new { ca = "signature", serial = certificate.SerialNumber }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Contains(": revoked", (await OcspAsync("taro", "signature")).Output, StringComparison.Ordinal);
        var crl = Path.Combine(sandbox.Data, "signature.crl");
        await File.WriteAllBytesAsync(
            crl, await sandbox.Http.GetByteArrayAsync("/crl/signature.crl", TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        var (exit, output) = await RunningSandbox.OpensslAsync("crl", "-inform", "DER", "-in", crl, "-CAfile", Trust("signature"), "-noout", "-text");
        Assert.Equal(0, exit);
        Assert.Contains("verify OK", output, StringComparison.Ordinal);
        Assert.Contains(certificate.SerialNumber, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("authentication")]
    [InlineData("signature")]
    public async Task Openssl_verifies_a_card_certificate(string kind)
    {
        var (exit, output) = await RunningSandbox.OpensslAsync("verify", "-x509_strict", "-CAfile", Trust(kind), Card("yoshino", kind));
        Assert.True(exit == 0, output);
    }

    [Fact]
    public async Task Enrolment_certifies_the_key_of_the_request()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (status, bundle) = await EnrolAsync("credential", new CertificateRequest("C=JP, CN=Test issuer", key, HashAlgorithmName.SHA256));
        Assert.Equal(HttpStatusCode.OK, status);
        var made = Assert.Single(bundle!);
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), made.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.Equal(X509KeyUsageFlags.DigitalSignature, made.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages);
        Assert.Equal("C=JP, CN=Test issuer", made.Subject);
    }

    [Fact]
    public async Task Enrolment_refuses_an_rsa_key_for_credentials_and_takes_it_for_documents()
    {
        using var key = TestKeys.New();
        var request = new CertificateRequest("CN=Documents", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Assert.Equal(HttpStatusCode.BadRequest, (await EnrolAsync("credential", request)).Status);
        Assert.Equal(HttpStatusCode.OK, (await EnrolAsync("document", request)).Status);
    }

    /// <summary>An EC key whose purpose does not keep it apart could sign everything that the other labels' keys sign.</summary>
    [Theory]
    [InlineData("document")]
    [InlineData("nqs")]
    public async Task Enrolment_takes_rsa_keys_of_2048_bits_or_more_only_for_documents_and_codes_of_todays_layout(string label)
    {
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var small = RSA.Create(1024);
        Assert.Equal(HttpStatusCode.BadRequest, (await EnrolAsync(label, new CertificateRequest("CN=EC", ec, HashAlgorithmName.SHA256))).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await EnrolAsync(label, new CertificateRequest("CN=Small", small, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))).Status);
    }

    [Fact]
    public async Task Certificate_for_codes_of_todays_layout_lives_a_year_and_has_a_purpose_of_its_own()
    {
        using var key = TestKeys.New();
        var (_, bundle) = await EnrolAsync("nqs", new CertificateRequest("CN=Codes", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var made = Assert.Single(bundle!);
        Assert.InRange(made.NotAfter - made.NotBefore, TimeSpan.FromDays(364), TimeSpan.FromDays(366));
        var purpose = Assert.Single(made.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>()).Value;
        Assert.Equal("2.25.11981306521193306826771951195304055029", purpose);
    }

    [Fact]
    public async Task First_start_makes_the_CAs_the_cards_and_a_certificate_for_TLS()
    {
        Assert.All(["authentication", "signature", "issuer"], ca => Assert.True(File.Exists(Trust(ca)), ca));
        Assert.All(
            ["hanako", "taro", "yoshino"],
            persona => Assert.All(["authentication", "signature"], kind => Assert.True(File.Exists(Card(persona, kind)), $"{persona}, {kind}")));
        var (exit, output) = await RunningSandbox.OpensslAsync(
            "verify", "-CAfile", Trust("tls"), "-verify_hostname", "portal.localhost", Path.Combine(sandbox.Data, "tls", "server.crt.pem"));
        Assert.True(exit == 0, output);
    }

    private async Task<(HttpStatusCode Status, X509Certificate2Collection? Bundle)> EnrolAsync(string label, CertificateRequest request)
    {
        using var content = new StringContent(Convert.ToBase64String(request.CreateSigningRequest()));
        using var answer = await sandbox.Http.PostAsync(new Uri($"/.well-known/est/{label}/simpleenroll", UriKind.Relative), content);
        if (!answer.IsSuccessStatusCode) return (answer.StatusCode, null);
        var cms = new System.Security.Cryptography.Pkcs.SignedCms();
        cms.Decode(Convert.FromBase64String(await answer.Content.ReadAsStringAsync()));
        return (answer.StatusCode, cms.Certificates);
    }
}
