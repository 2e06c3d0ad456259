namespace Akashi.Credentials.Format;

/// <summary>A key that signs with ES256. It may be kept in a file or in a key module.</summary>
public interface ISigner
{
    /// <summary>First 8 bytes of SHA-256 over the signing certificate.</summary>
    ReadOnlyMemory<byte> KeyId { get; }

    /// <summary>Signs bytes (SHA-256, then ECDSA on P-256).</summary>
    /// <returns>r and s, 32 bytes each.</returns>
    byte[] Sign(ReadOnlySpan<byte> toBeSigned);
}
