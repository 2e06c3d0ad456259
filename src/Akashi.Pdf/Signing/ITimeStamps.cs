namespace Akashi.Pdf.Signing;

/// <summary>Says when a signature existed (RFC 3161).</summary>
public interface ITimeStamps
{
    /// <summary>The token (a CMS in DER) over the SHA-256 digest of a signature; null where there is none now. It was checked.</summary>
    /// <param name="signature">The value of the signature.</param>
    /// <param name="at">The time that the signer claims.</param>
    /// <param name="ct">Cancels the question.</param>
    Task<byte[]?> StampAsync(ReadOnlyMemory<byte> signature, DateTimeOffset at, CancellationToken ct);
}
