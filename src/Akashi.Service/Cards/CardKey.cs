namespace Akashi.Service.Cards;

/// <summary>By which way a card is read.</summary>
public enum CardWay
{
    /// <summary>By a reader and the card agent on a computer.</summary>
    Card,

    /// <summary>By a phone and デジタル認証アプリ.</summary>
    Phone,
}

/// <summary>By what a card is known again. The two ways cannot be compared with each other (docs/decisions/0027-two-ways-to-a-card.md).</summary>
/// <param name="Way">The way by which it was read.</param>
/// <param name="Subject">
/// By a reader: SHA-256 of the public key of the authentication certificate, 64 hexadecimal characters. By phone: the pairwise subject that the
/// provider gives us for the card, 1 to 255 printable characters.
/// </param>
public sealed record CardKey(CardWay Way, string Subject);
