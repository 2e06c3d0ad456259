namespace Akashi.Service.Cards;

/// <summary>Whether two ways to write a fact say the same: white space, width and kinds of hyphen mean nothing, a variant character does.</summary>
public static class FactText
{
    /// <summary>Compares two texts of a fact; absent is the same as empty.</summary>
    public static bool Same(string? one, string? other) => FactsComparison.Same(Closed(one), "", Closed(other));

    private static string Closed(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)));
}
