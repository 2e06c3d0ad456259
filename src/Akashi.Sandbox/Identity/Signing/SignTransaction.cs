namespace Akashi.Sandbox.Identity.Signing;

/// <summary>What a portal asks to have signed: once, by whoever comes with it.</summary>
/// <param name="id">UUIDv7.</param>
/// <param name="clientId">The portal.</param>
/// <param name="toBeSigned">32 bytes (a bare SHA-256 digest) or 51 bytes (its DigestInfo).</param>
/// <param name="expiresAt">The end of its life.</param>
internal sealed class SignTransaction(Guid id, string clientId, byte[] toBeSigned, DateTimeOffset expiresAt)
{
    private readonly Lock gate = new();
    private CardSignature? signed;

    public Guid Id => id;

    public string ClientId => clientId;

    public ReadOnlyMemory<byte> ToBeSigned => toBeSigned;

    public DateTimeOffset ExpiresAt => expiresAt;

    /// <summary>The signature; null before the card has signed.</summary>
    public CardSignature? Signed
    {
        get
        {
            lock (gate) return signed;
        }
    }

    /// <summary>Keeps the signature; false where there is one already.</summary>
    public bool TryComplete(CardSignature signature)
    {
        lock (gate)
        {
            if (signed is not null) return false;
            signed = signature;
            return true;
        }
    }
}

/// <summary>A signature of a card.</summary>
/// <param name="Signature">PKCS#1 v1.5, 256 bytes.</param>
/// <param name="Certificate">The signature certificate, DER.</param>
internal sealed record CardSignature(byte[] Signature, byte[] Certificate);
