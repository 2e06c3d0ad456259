namespace Akashi.Service.Cards;

/// <summary>Whether two ways to write a fact say the same: white space, width and kinds of hyphen mean nothing, a variant character does.</summary>
public static class FactText
{
    /// <summary>Compares two texts of a fact; absent is the same as empty.</summary>
    public static bool Same(string? one, string? other) => FactsComparison.Same(Closed(one), "", Closed(other));

    /// <summary>Compares a certified text with another. A substituted character stands for any one; the caller decides what else proves it.</summary>
    /// <param name="certified">As the certificate says it.</param>
    /// <param name="substitutes">'1' at each character that is a substitute, else '0'.</param>
    /// <param name="other">The other text.</param>
    public static bool Same(string certified, string substitutes, string? other)
    {
        var (kept, mask) = FactsComparison.Closed(certified, substitutes);
        return FactsComparison.Same(kept, mask, Closed(other));
    }

    private static string Closed(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)));
}
