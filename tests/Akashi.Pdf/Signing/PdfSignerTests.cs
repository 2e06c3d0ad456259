using System.Security.Cryptography;
using System.Text;
using Akashi.Pdf.Signing;

namespace Akashi.Pdf.Tests.Signing;

public class PdfSignerTests
{
    [Fact]
    public void Elliptic_curve_signature_is_valid_trusted_and_over_the_whole_file()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        AssertGood(Signed(key, bytes => bytes));
    }

    [Fact]
    public void Rsa_signature_is_valid_trusted_and_over_the_whole_file()
    {
        using var key = RSA.Create(2048);
        AssertGood(Signed(key, bytes => bytes));
    }

    [Fact]
    public void One_byte_changed_is_a_digest_mismatch()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var changed = Signed(key, bytes =>
        {
            var at = bytes.AsSpan().IndexOf("/CreationDate (D:2026"u8);
            Assert.True(at > 0);
            bytes[at + 18] ^= 1;
            return bytes;
        });
        Assert.Contains("Digest Mismatch", changed, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_appended_are_noticed()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Contains("Not total document signed", Signed(key, bytes => [.. bytes, .. "% more\n"u8]), StringComparison.Ordinal);
    }

    [Fact]
    public void Signed_file_is_well_formed_and_begins_with_the_unsigned_one()
    {
        using var folder = new Folder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pdf = Given.Sheet();
        Assert.True(PdfSigner.TrySign(pdf, TestAuthority.Create(key).Key, Given.At, null, out var result, out _));
        Assert.True(result.AsSpan().StartsWith(pdf));
        var (exit, output) = Tool.Run("qpdf", "--check", folder.File("a.pdf", result));
        Assert.True(exit == 0, output);
        Assert.False(PdfSigner.TrySign(result, TestAuthority.Create(key).Key, Given.At, null, out _, out var again));
        Assert.IsType<PdfFault.NoSignatureField>(again);
    }

    [Fact]
    public void Document_without_a_field_and_foreign_bytes_are_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signer = TestAuthority.Create(key).Key;
        foreach (var pdf in new[] { Given.Rendered(Given.Plain().Paragraph("a")), Encoding.ASCII.GetBytes("%PDF-1.7\n"), [] })
        {
            Assert.False(PdfSigner.TrySign(pdf, signer, Given.At, null, out _, out var fault));
            Assert.IsType<PdfFault.NoSignatureField>(fault);
        }
    }

    private static void AssertGood(string output)
    {
        Assert.Contains("Signature is Valid", output, StringComparison.Ordinal);
        Assert.Contains("Certificate is Trusted", output, StringComparison.Ordinal);
        Assert.Contains("Total document signed", output, StringComparison.Ordinal);
        Assert.Contains("ETSI.CAdES.detached", output, StringComparison.Ordinal);
    }

    private static string Signed(AsymmetricAlgorithm key, Func<byte[], byte[]> change)
    {
        using var folder = new Folder();
        var (signer, root) = TestAuthority.Create(key);
        Assert.True(PdfSigner.TrySign(Given.Sheet(), signer, Given.At, Given.Text("Reason"), out var result, out var fault), fault?.ToString());
        var file = folder.File("a.pdf", change(result));
        return Tool.Run("pdfsig", "-nssdir", TestAuthority.Database(folder, root), file).Output;
    }
}
