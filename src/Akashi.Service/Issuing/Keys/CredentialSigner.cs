using System.Security.Cryptography;
using Akashi.Credentials.Format;

namespace Akashi.Service.Issuing.Keys;

/// <summary>Signs credentials and status lists (ES256) with an issuer's key.</summary>
/// <param name="key">An ECDSA key on P-256.</param>
internal sealed class CredentialSigner(IssuerKey key) : ISigner
{
    public ReadOnlyMemory<byte> KeyId => key.KeyId;

    public byte[] Sign(ReadOnlySpan<byte> toBeSigned) =>
        ((ECDsa)key.PrivateKey).SignData(toBeSigned, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}

/// <summary>The issuer's keys in use, opened once at start.</summary>
/// <param name="store">Where they live.</param>
internal sealed class IssuerKeys(IKeyStore store)
{
    private Dictionary<KeyPurpose, IssuerKey> keys = [];

    public IssuerKey this[KeyPurpose purpose] => keys[purpose];

    public async Task OpenAsync(CancellationToken ct)
    {
        var opened = new Dictionary<KeyPurpose, IssuerKey>();
        foreach (var purpose in Enum.GetValues<KeyPurpose>()) opened[purpose] = await store.OpenAsync(purpose, ct);
        keys = opened;
    }
}
