namespace Akashi.Service.Cards;

/// <summary>
/// Whether two spellings of a fact say the same. White space, width and the kind of hyphen are ignored; a variant character is a difference.
/// </summary>
public static class FactText
{
    /// <summary>Compares two texts of a fact; null equals the empty text.</summary>
    public static bool Same(string? one, string? other) => FactsComparison.Same(Closed(one), "", Closed(other));

    /// <summary>
    /// Compares a certified text with another. A substituted character matches any other; the caller decides what else proves it.
    /// </summary>
    /// <param name="certified">Text in the certificate.</param>
    /// <param name="substitutes">For each character: '1' if it is a substitute, otherwise '0'.</param>
    /// <param name="other">The other text.</param>
    public static bool Same(string certified, string substitutes, string? other)
    {
        var (kept, mask) = FactsComparison.Closed(certified, substitutes);
        return FactsComparison.Same(kept, mask, Closed(other));
    }

    private static string Closed(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)));
}
