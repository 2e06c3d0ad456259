using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography.Pkcs;
using System.Text;
using Akashi.Pdf.Writing;

namespace Akashi.Pdf.Signing;

/// <summary>
/// PAdES B-B, or B-T with a time stamp (ETSI EN 319 142-1): fills the empty signature field of a document made by this writer, by an incremental update.
/// </summary>
public static class PdfSigner
{
    /// <summary>The longest token of a time stamp, in bytes, that a file has room for.</summary>
    public const int LongestToken = 8192;

    private const string RangeSpace = "0000000000 0000000000 0000000000";

    /// <summary>Signs a file, or returns why it cannot.</summary>
    /// <param name="pdf">A file with an empty signature field (<see cref="PdfMetadata.SignatureField"/>); its bytes stay as they are.</param>
    /// <param name="key">The signer's key.</param>
    /// <param name="at">The time the signer claims.</param>
    /// <param name="reason">Shown by PDF readers; null for none.</param>
    /// <param name="result">The signed file.</param>
    /// <param name="fault">The reason.</param>
    public static bool TrySign(
        byte[] pdf, PdfSigningKey key, DateTimeOffset at, string? reason, [NotNullWhen(true)] out byte[]? result,
        [NotNullWhen(false)] out PdfFault? fault)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentNullException.ThrowIfNull(key);
        var field = UnsignedField.Find(pdf);
        (result, fault) = field is null ? (null, new PdfFault.NoSignatureField()) : (Sign(pdf, field, key, at, reason), (PdfFault?)null);
        return result is not null;
    }

    /// <summary>Signs a file and has the signature stamped (B-T); where there is no stamp now, the file is signed without (B-B).</summary>
    /// <param name="pdf">As for <see cref="TrySign"/>; null is returned where it cannot be signed.</param>
    /// <param name="key">The signer's key.</param>
    /// <param name="at">The time the signer claims.</param>
    /// <param name="reason">Shown by PDF readers; null for none.</param>
    /// <param name="stamps">Who stamps.</param>
    /// <param name="ct">Cancels the question for a stamp.</param>
    /// <returns>The signed file, and whether it is stamped; null where the file has no empty signature field.</returns>
    public static async Task<(byte[] Pdf, bool Stamped)?> SignAsync(
        byte[] pdf, PdfSigningKey key, DateTimeOffset at, string? reason, ITimeStamps stamps, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(stamps);
        if (UnsignedField.Find(pdf) is not { } field) return null;
        var unstamped = Begin(pdf, field, key, at, reason, stamped: true);
        var token = await stamps.StampAsync(unstamped.Signature.SignerInfos[0].GetSignature(), at, ct).ConfigureAwait(false);
        if (token is not { Length: <= LongestToken }) return (Finish(unstamped), false);
        CadesSignature.Stamp(unstamped.Signature, token);
        return (Finish(unstamped), true);
    }

    private static byte[] Sign(byte[] pdf, UnsignedField field, PdfSigningKey key, DateTimeOffset at, string? reason) =>
        Finish(Begin(pdf, field, key, at, reason, stamped: false));

    private static Unfinished Begin(byte[] pdf, UnsignedField field, PdfSigningKey key, DateTimeOffset at, string? reason, bool stamped)
    {
        var room = CadesSignature.Room(key, stamped);
        var (bytes, contents) = Append(pdf, field, room, at, reason);
        var after = contents + room + 2;
        var range = string.Create(CultureInfo.InvariantCulture, $"0 {contents} {after} {bytes.Length - after}").PadRight(RangeSpace.Length);
        var place = bytes.AsSpan(0, contents).LastIndexOf(Encoding.ASCII.GetBytes(RangeSpace));
        Encoding.ASCII.GetBytes(range, bytes.AsSpan(place));
        return new Unfinished(bytes, contents, CadesSignature.Create([.. bytes.AsSpan(0, contents), .. bytes.AsSpan(after)], key));
    }

    private static byte[] Finish(Unfinished file)
    {
        // It fits: the room was computed from the same certificates, and a longer token was not taken.
        Encoding.ASCII.GetBytes(Convert.ToHexString(file.Signature.Encode()), file.Bytes.AsSpan(file.Contents + 1));
        return file.Bytes;
    }

    // Bytes with room for the signature, whose opening bracket is at Contents.
    private sealed record Unfinished(byte[] Bytes, int Contents, SignedCms Signature);

    /// <summary>Appends room for the signature; returns the file and the position of the opening bracket.</summary>
    private static (byte[] Bytes, int Contents) Append(byte[] pdf, UnsignedField field, int room, DateTimeOffset at, string? reason)
    {
        using var file = new MemoryStream();
        file.Write(pdf);
        var fieldAt = file.Position;
        Write($"{field.Number} 0 obj\n{field.Dictionary[..^2]}/V {field.Size} 0 R>>\nendobj\n");
        var signatureAt = file.Position;
        var why = reason is null ? "" : $"/Reason {ObjectFile.TextString(reason)}";
        Write($"{field.Size} 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M {ObjectFile.Date(at)}");
        Write($"{why}/ByteRange[{RangeSpace}]/Contents ");
        var contents = (int)file.Position;
        Write($"<{new string('0', room)}>>>\nendobj\n");
        var table = file.Position;
        Write($"xref\n{field.Number} 1\n{fieldAt:D10} 00000 n \n{field.Size} 1\n{signatureAt:D10} 00000 n \n");
        Write($"trailer\n<</Size {field.Size + 1}{field.Trailer}/Prev {field.Table}>>\nstartxref\n{table}\n%%EOF\n");
        return (file.ToArray(), contents);

        void Write(FormattableString text) => file.Write(Encoding.ASCII.GetBytes(FormattableString.Invariant(text)));
    }
}
