namespace Akashi.Service.Platform;

/// <summary>
/// How much of a fact goes into a credential: at most what its format takes (docs/specifications/credential.md, "Facts"), and in all so little that
/// the code can be printed. Whatever leads into the register asks here first, so that what was accepted can always be issued.
/// </summary>
/// <param name="Units">Most UTF-16 units: the format's limit.</param>
/// <param name="Bytes">Most bytes in UTF-8: the fact's share of the code. A kanji takes three, one beyond U+FFFF and a variation selector four each.</param>
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

    /// <summary>Most kanji of the usual three bytes.</summary>
    public int Characters => Math.Min(Units, Bytes / 3);

    /// <summary>Whether a fact goes in; one that the register does not have takes no room.</summary>
    public bool Holds(string? fact) => fact is null || (fact.Length <= Units && System.Text.Encoding.UTF8.GetByteCount(fact) <= Bytes);
}
