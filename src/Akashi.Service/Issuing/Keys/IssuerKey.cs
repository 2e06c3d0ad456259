using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akashi.Service.Platform.Settings;

namespace Akashi.Service.Issuing.Keys;

/// <summary>What an issuer's key is for; each purpose has a key and a certificate of its own.</summary>
internal enum KeyPurpose
{
    /// <summary>Signs credentials (ES256, P-256).</summary>
    Credential,

    /// <summary>Signs status lists (ES256, P-256).</summary>
    Status,

    /// <summary>Signs PDF documents (RSA-2048, which every PDF reader knows).</summary>
    Document,

    /// <summary>Signs the trust list (ES256, P-256).</summary>
    Trust,

    /// <summary>Signs codes of the layout "nqs" (PS256, RSA-2048), where the settings ask for them.</summary>
    Nqs,
}

/// <summary>What kind of key a purpose needs.</summary>
internal static class KeyPurposes
{
    public static bool IsRsa(this KeyPurpose purpose) => purpose is KeyPurpose.Document or KeyPurpose.Nqs;
}

/// <summary>A key with its certificate. The private part may stand in a module: only <see cref="AsymmetricAlgorithm"/> operations are used.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Certificate">Its certificate, without the private key.</param>
/// <param name="Chain">Certificates between it and the root, the root excluded.</param>
/// <param name="PrivateKey">An <see cref="ECDsa"/> or <see cref="RSA"/> that signs.</param>
internal sealed record IssuerKey(KeyPurpose Purpose, X509Certificate2 Certificate, X509Certificate2Collection Chain, AsymmetricAlgorithm PrivateKey)
{
    /// <summary>From this instant on it signs.</summary>
    public DateTimeOffset From { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Its name in the settings.</summary>
    public string Label { get; init; } = "";

    /// <summary>First 8 bytes of SHA-256 over the certificate: the credential format's key id.</summary>
    public byte[] KeyId { get; } = SHA256.HashData(Certificate.RawData)[..8];

    /// <summary>The key id as it is kept, hexadecimal.</summary>
    public string Id => Convert.ToHexStringLower(KeyId);
}

/// <summary>Where the issuer's keys live: files here, a module (PKCS#11) elsewhere.</summary>
internal interface IKeyStore
{
    /// <summary>A key of a purpose; made and certified where there is none yet.</summary>
    Task<IssuerKey> OpenAsync(KeyPurpose purpose, PlannedKey planned, CancellationToken ct);
}
