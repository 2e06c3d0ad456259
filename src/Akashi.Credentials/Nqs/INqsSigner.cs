namespace Akashi.Credentials.Nqs;

/// <summary>A key that signs codes of the profile "nqs" with PS256. It never signs credentials of this system.</summary>
public interface INqsSigner
{
    /// <summary>Id of the key in the code, such as "P-000001": 1 to 64 UTF-16 code units.</summary>
    string KeyId { get; }

    /// <summary>Signs bytes (SHA-256, then RSASSA-PSS of 2048 bits with MGF1 of SHA-256 and a salt of 32 bytes).</summary>
    /// <returns>256 bytes.</returns>
    byte[] Sign(ReadOnlySpan<byte> toBeSigned);
}
