namespace Akashi.Service.Platform;

/// <summary>
/// The space that a fact may take in a credential: within the limit of the format
/// (docs/specifications/credential.md, "Facts"), and small enough that all facts together still fit into a printable
/// code. Everything that writes to the register asks here first, so whatever was accepted can always be issued.
/// </summary>
/// <param name="Units">Maximum number of UTF-16 units: the format's limit.</param>
/// <param name="Bytes">
/// Maximum number of UTF-8 bytes: the fact's share of the code. A kanji takes three; one beyond U+FFFF, or a variation selector, takes four.
/// </param>
public readonly record struct CodeRoom(int Units, int Bytes)
{
    /// <summary>氏名.</summary>
    public static readonly CodeRoom Name = new(200, 300);

    /// <summary>Reading of the name.</summary>
    public static readonly CodeRoom Kana = new(200, 300);

    /// <summary>旧姓 or 通称.</summary>
    public static readonly CodeRoom FormerName = new(200, 180);

    /// <summary>Registration number.</summary>
    public static readonly CodeRoom Number = new(60, 180);

    /// <summary>How many ordinary kanji, of three bytes each, fit.</summary>
    public int Characters => Math.Min(Units, Bytes / 3);

    /// <summary>Whether a fact fits; null, a fact that the register does not have, takes no space.</summary>
    public bool Holds(string? fact) => fact is null || (fact.Length <= Units && System.Text.Encoding.UTF8.GetByteCount(fact) <= Bytes);
}
