using System.Security.Cryptography;

namespace Akashi.Card.Emulator;

/// <summary>A secret on the card, with its tries.</summary>
/// <param name="value">PIN or password in ASCII.</param>
/// <param name="tries">Tries after a correct entry: 3 or 5.</param>
public sealed class CardSecret(string value, int tries)
{
    // The same card may be in a reader and behind a phone.
    private readonly Lock gate = new();
    private int? left;

    /// <summary>Tries left; 0 means locked.</summary>
    public int TriesLeft => left ?? tries;

    /// <summary>Restores the tries that the card had when it was last powered.</summary>
    public void Restore(int triesLeft) => left = Math.Clamp(triesLeft, 0, tries);

    /// <summary>Compares an entry. A wrong one costs a try, a correct one restores all tries, and a locked secret accepts none.</summary>
    public bool Try(ReadOnlySpan<byte> entered)
    {
        lock (gate)
        {
            if (TriesLeft == 0) return false;
            var right = CryptographicOperations.FixedTimeEquals(entered, System.Text.Encoding.ASCII.GetBytes(value));
            left = right ? tries : TriesLeft - 1;
            return right;
        }
    }
}

/// <summary>A key pair of the card, with its certificate and that of its CA.</summary>
/// <param name="Key">RSA-2048.</param>
/// <param name="Certificate">DER.</param>
/// <param name="Authority">The CA's certificate, DER.</param>
public sealed record CardKey(RSA Key, byte[] Certificate, byte[] Authority);

/// <summary>The contents of one card.</summary>
public sealed class CardImage
{
    /// <summary>Authentication key and certificate.</summary>
    public required CardKey Authentication { get; init; }

    /// <summary>Signature key and certificate; null where the card has none (holder under 15).</summary>
    public required CardKey? Signature { get; init; }

    /// <summary>PIN of the authentication key: 4 digits, 3 tries.</summary>
    public required CardSecret AuthenticationPin { get; init; }

    /// <summary>Password of the signature key: 6 to 16 characters A-Z and 0-9, 5 tries.</summary>
    public required CardSecret SignaturePassword { get; init; }

    /// <summary>PIN of the card-surface input helper: 4 digits, 3 tries.</summary>
    public required CardSecret HelperPin { get; init; }

    /// <summary>EF 0002 of the helper: the 4 facts.</summary>
    public required byte[] Facts { get; init; }

    /// <summary>EF 0001 of the helper: a made-up number that none of our programs may ever read.</summary>
    public required byte[] MyNumber { get; init; }
}
