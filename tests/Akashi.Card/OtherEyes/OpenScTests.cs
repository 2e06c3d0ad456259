using System.Security.Cryptography.X509Certificates;
using Akashi.Tests;

namespace Akashi.Card.Tests.OtherEyes;

/// <summary>OpenSC, which was written for real cards, accepts the software card as one, and openssl verifies what it signed through OpenSC.</summary>
[Collection(nameof(PcscdTests))]
public sealed class OpenScTests(Pcscd pcscd) : IDisposable
{
    private const string AuthenticationSlot = "User Authentication PIN";
    private const string SignatureSlot = "Digital Signature PIN";
    private static readonly string[] Certificates =
        ["User Authentication Certificate", "Digital Signature Certificate", "User Authentication Certificate CA", "Digital Signature Certificate CA"];

    private readonly string folder = Directory.CreateTempSubdirectory("akashi-opensc-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task Opensc_tool_names_the_card_a_JPKI_card() => WithCardAsync(async _ =>
    {
        Assert.Equal("jpki", (await Tool.MustRunAsync("opensc-tool", "--name")).Trim());
    });

    [Fact]
    public Task Opensc_tool_reads_the_answer_to_reset() => WithCardAsync(async card =>
    {
        var atr = Convert.ToHexStringLower(card.Card.Atr.Span);
        Assert.Contains(atr, (await Tool.MustRunAsync("opensc-tool", "--atr")).Replace(":", "", StringComparison.Ordinal), StringComparison.Ordinal);
    });

    [Fact]
    public Task Pkcs15_tool_lists_all_four_certificates() => WithCardAsync(async _ =>
    {
        var listed = await Tool.MustRunAsync("pkcs15-tool", "--list-certificates");
        Assert.All(Certificates, label => Assert.Contains($"[{label}]", listed, StringComparison.Ordinal));
    });

    [Fact]
    public Task Pkcs15_tool_reads_the_authentication_certificate_without_a_PIN() => WithCardAsync(async _ =>
    {
        using var read = X509Certificate2.CreateFromPem(await Tool.MustRunAsync("pkcs15-tool", "--read-certificate", "1"));
        Assert.Equal(TestCard.CertificateOf(signature: false), read.RawData);
    });

    [Fact]
    public Task Pkcs15_tool_does_not_get_the_signature_certificate_without_its_password() => WithCardAsync(async _ =>
    {
        var (exit, output) = await Tool.RunAsync("pkcs15-tool", "--read-certificate", "2");
        Assert.NotEqual(0, exit);
        Assert.DoesNotContain("BEGIN CERTIFICATE", output, StringComparison.Ordinal);
    });

    [Fact]
    public Task Pkcs15_tool_reads_the_signature_certificate_with_its_password() => WithCardAsync(async _ =>
    {
        using var read = X509Certificate2.CreateFromPem(
            await Tool.MustRunAsync("pkcs15-tool", "--read-certificate", "2", "--verify-pin", "--auth-id", "2", "--pin", "ABC123"));
        Assert.Equal(TestCard.CertificateOf(signature: true), read.RawData);
    });

    [Theory]
    [InlineData(3, 5)]
    [InlineData(1, 2)]
    [InlineData(0, 0)]
    public Task Pkcs15_tool_tells_the_tries_that_are_left(int pin, int password) => WithCardAsync(async card =>
    {
        card.Image.AuthenticationPin.Restore(pin);
        card.Image.SignaturePassword.Restore(password);
        var lines = (await Tool.MustRunAsync("pkcs15-tool", "--list-pins"))
            .Split('\n')
            .Where(l => l.Contains("Tries left", StringComparison.Ordinal))
            .Select(l => l.Split(':')[1].Trim());
        Assert.Equal([$"{pin}", $"{password}"], lines);
    });

    [Theory]
    [InlineData(AuthenticationSlot, "1234", "1", "SHA256-RSA-PKCS", "-sha256")]
    [InlineData(SignatureSlot, "ABC123", "2", "SHA256-RSA-PKCS", "-sha256")]
    [InlineData(SignatureSlot, "ABC123", "2", "SHA384-RSA-PKCS", "-sha384")]
    [InlineData(SignatureSlot, "ABC123", "2", "SHA512-RSA-PKCS", "-sha512")]
    public Task Openssl_verifies_what_pkcs11_tool_signed(string slot, string secret, string id, string mechanism, string digest) => WithCardAsync(async _ =>
    {
        var (text, signature) = (Path.Combine(folder, "text"), Path.Combine(folder, "signature"));
        await File.WriteAllTextAsync(text, "what was signed", Ct);
        await Pkcs11Async(slot, "--login", "--pin", secret, "--sign", "--id", id, "--mechanism", mechanism, "--input-file", text, "--output-file", signature);
        var key = await PublicKeyAsync(TestCard.CertificateOf(signature: id == "2"));
        Assert.Contains(
            "Verified OK", await Tool.MustRunAsync("openssl", "dgst", digest, "-verify", key, "-signature", signature, text), StringComparison.Ordinal);
        await File.AppendAllTextAsync(text, ".", Ct);
        Assert.NotEqual(0, (await Tool.RunAsync("openssl", "dgst", digest, "-verify", key, "-signature", signature, text)).Exit);
    });

    [Fact]
    public Task Wrong_PIN_in_pkcs11_tool_costs_one_try() => WithCardAsync(async card =>
    {
        var (exit, output) = await Tool.RunAsync(
            "pkcs11-tool", [.. Module, "--token-label", $"JPKI ({AuthenticationSlot})", "--login", "--pin", "9999", "--list-objects"]);
        Assert.NotEqual(0, exit);
        Assert.Contains("CKR_PIN_INCORRECT", output, StringComparison.Ordinal);
        Assert.Equal(2, card.Image.AuthenticationPin.TriesLeft);
    });

    [Fact]
    public async Task Card_without_signature_certificate_signs_in_with_opensc()
    {
        await using var card = new TestCard(withSignature: false);
        await using var inserted = await pcscd.InsertAsync(card.Card);
        var text = Path.Combine(folder, "text");
        await File.WriteAllTextAsync(text, "what was signed", Ct);
        await Pkcs11Async(
            AuthenticationSlot, "--login", "--pin", "1234", "--sign", "--id", "1", "--mechanism", "SHA256-RSA-PKCS", "--input-file", text,
            "--output-file", text + ".sig");
    }

    private static string[] Module => ["--module", "opensc-pkcs11.so"];

    private static Task<string> Pkcs11Async(string slot, params string[] arguments) =>
        Tool.MustRunAsync("pkcs11-tool", [.. Module, "--token-label", $"JPKI ({slot})", .. arguments]);

    private async Task<string> PublicKeyAsync(byte[] certificate)
    {
        var file = Path.Combine(folder, "key.pem");
        using var loaded = X509CertificateLoader.LoadCertificate(certificate);
        await File.WriteAllTextAsync(file, loaded.PublicKey.GetRSAPublicKey()!.ExportSubjectPublicKeyInfoPem(), Ct);
        return file;
    }

    private async Task WithCardAsync(Func<TestCard, Task> act)
    {
        await using var card = new TestCard();
        await using var inserted = await pcscd.InsertAsync(card.Card);
        await act(card);
    }
}
