using System.Security.Cryptography.Cose;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Launcher.Tests.Demo;

/// <summary>Software that is not ours agrees with what the demo left.</summary>
[Collection<DemoCollection>]
public sealed class OtherEyesTests(DemoRun demo)
{
    [Fact]
    public async Task Openssl_accepts_the_signature_over_the_application()
    {
        var (exit, output) = await VerifyCmsAsync(demo.Left("application.json"));
        Assert.True(exit == 0, output);
    }

    [Fact]
    public async Task Openssl_refuses_the_signature_over_an_application_with_one_changed_byte()
    {
        var bytes = await File.ReadAllBytesAsync(demo.Left("application.json"), TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 0x01;
        var changed = Path.Combine(demo.Scratch("changed"), "application.json");
        await File.WriteAllBytesAsync(changed, bytes, TestContext.Current.CancellationToken);
        var (exit, output) = await VerifyCmsAsync(changed);
        Assert.NotEqual(0, exit);
        Assert.Contains("Verification failure", output, StringComparison.Ordinal);
    }

    // After the demo, when no CA answers any more.
    [Fact]
    public async Task Pdfsig_trusts_the_signature_over_the_whole_credential()
    {
        var nss = demo.Scratch("nss");
        await Tool.MustRunAsync("certutil", "-N", "-d", "sql:" + nss, "--empty-password");
        await Tool.MustRunAsync("certutil", "-A", "-d", "sql:" + nss, "-n", "issuer", "-t", "CT,C,C", "-i", demo.Left("trust/issuer.pem"));
        var verdict = await Tool.MustRunAsync("pdfsig", "-nssdir", nss, demo.Left("credential.pdf"));
        Assert.Contains("Signature is Valid", verdict, StringComparison.Ordinal);
        Assert.Contains("Certificate is Trusted", verdict, StringComparison.Ordinal);
        Assert.Contains("Total document signed", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zbarimg_reads_exactly_the_address_from_the_page()
    {
        var file = Path.Combine(demo.Scratch("page"), "credential.pdf");
        File.Copy(demo.Left("credential.pdf"), file);
        var url = await File.ReadAllTextAsync(demo.Left("credential-url.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(url, await PrintedCode.ReadAsync(file));
    }

    [Theory]
    [InlineData("authentication")]
    [InlineData("signature")]
    [InlineData("issuer")]
    public async Task Openssl_accepts_each_trust_anchor_as_a_CA(string name)
    {
        var purposes = await Tool.MustRunAsync("openssl", "x509", "-in", demo.Left($"trust/{name}.pem"), "-noout", "-ext", "basicConstraints");
        Assert.Contains("CA:TRUE", purposes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Openssl_builds_the_chain_of_the_credentials_signing_certificate()
    {
        var certificate = demo.Left("trust/credential-signing.pem");
        Assert.Equal(
            $"{certificate}: OK",
            (await Tool.MustRunAsync("openssl", "verify", "-CAfile", demo.Left("trust/issuer.pem"), "-untrusted", certificate, certificate)).Trim());
    }

    // Base64url of the COSE_Sign1 after ?c= (docs/specifications/credential.md), checked with .NET's library.
    [Fact]
    public void Signing_certificate_holds_the_key_that_signed_the_credential()
    {
        var url = File.ReadAllText(demo.Left("credential-url.txt"));
        var message = CoseMessage.DecodeSign1(System.Buffers.Text.Base64Url.DecodeFromChars(url.AsSpan(url.IndexOf("?c=", StringComparison.Ordinal) + 3)));
        using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(demo.Left("trust/credential-signing.pem")));
        using var key = certificate.GetECDsaPublicKey()!;
        Assert.True(message.VerifyEmbedded(key));
    }

    private Task<(int Exit, string Output)> VerifyCmsAsync(string document) => Tool.RunAsync(
        "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", demo.Left("application.p7s"), "-content", document,
        "-CAfile", demo.Left("trust/signature.pem"), "-purpose", "any", "-out", Path.Combine(demo.Scratch("cms"), Path.GetRandomFileName()));
}
