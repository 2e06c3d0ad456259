using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Akashi.Service.Issuing.Keys;

/// <summary>The use of an issuer's key. Each purpose has its own key and certificate.</summary>
internal enum KeyPurpose
{
    /// <summary>Signs credentials (ES256, P-256).</summary>
    Credential,

    /// <summary>Signs status lists (ES256, P-256).</summary>
    Status,

    /// <summary>Signs PDF documents (RSA-2048, which every PDF reader supports).</summary>
    Document,

    /// <summary>Signs the trust list (ES256, P-256).</summary>
    Trust,

    /// <summary>Signs codes in the layout "nqs" (PS256, RSA-2048), if the settings ask for it.</summary>
    Nqs,
}

/// <summary>The list of purposes: what each is called, and the kind of key that it needs.</summary>
internal static class KeyPurposes
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<KeyPurpose> All { get; } = Enum.GetValues<KeyPurpose>();

    /// <summary>What it is called in settings, as a file, and at the CA.</summary>
    public static string Name(this KeyPurpose purpose) => purpose.ToString().ToLowerInvariant();

    public static bool IsRsa(this KeyPurpose purpose) => purpose is KeyPurpose.Document or KeyPurpose.Nqs;
}

/// <summary>
/// A key with its certificate. The private part may be in a module, so only operations of <see cref="AsymmetricAlgorithm"/> are used.
/// </summary>
/// <param name="Purpose">Use of the key.</param>
/// <param name="Certificate">Its certificate, without the private key.</param>
/// <param name="Chain">Certificates between it and the root, without the root.</param>
/// <param name="PrivateKey">An <see cref="ECDsa"/> or <see cref="RSA"/> that signs.</param>
internal sealed record IssuerKey(KeyPurpose Purpose, X509Certificate2 Certificate, X509Certificate2Collection Chain, AsymmetricAlgorithm PrivateKey)
{
    /// <summary>When the key starts to sign.</summary>
    public DateTimeOffset From { get; init; } = DateTimeOffset.MinValue;

    /// <summary>Its name in the settings.</summary>
    public string Label { get; init; } = "";

    /// <summary>First 8 bytes of SHA-256 over the certificate: the credential format's key id.</summary>
    public byte[] KeyId { get; } = SHA256.HashData(Certificate.RawData)[..8];

    /// <summary>The key id as it is stored, hexadecimal.</summary>
    public string Id => Convert.ToHexStringLower(KeyId);
}

/// <summary>Where the issuer's keys are kept.</summary>
internal interface IKeyStore
{
    /// <summary>Opens a key for a purpose; makes it and gets its certificate if there is none yet.</summary>
    Task<IssuerKey> OpenAsync(KeyPurpose purpose, PlannedKey planned, CancellationToken ct);
}
