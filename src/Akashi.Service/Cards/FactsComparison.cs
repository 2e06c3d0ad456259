using System.Globalization;
using System.Text;
using Akashi.Hosting;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Cards;

/// <summary>
/// Compares facts read from the card with those in the signature certificate (card.md): substituted characters match anything; spaces, hyphens and
/// width are normalised; birth date and sex must be equal.
/// </summary>
internal static class FactsComparison
{
    private static readonly TextLimit Longest = TextLimit.Line(400);

    /// <summary>Names of the facts that differ: "name", "address", "birth", "sex"; empty if all agree.</summary>
    public static IReadOnlyList<string> Differences(CertifiedFacts certified, BasicFacts read)
    {
        var found = new List<string>();
        if (!Same(certified.Name, certified.NameSubstitutes, read.Name)) found.Add("name");
        if (!Same(certified.Address, certified.AddressSubstitutes, read.Address)) found.Add("address");
        if (certified.BirthOn is { } birth && birth != read.BirthOn) found.Add("birth");
        if (certified.Sex is { } sex && sex != read.Sex) found.Add("sex");
        return found;
    }

    internal static bool Same(string certified, string substitutes, string read)
    {
        if (Characters(read) is not { } ours || Characters(certified) is not { } theirs) return false;
        if (ours.Count != theirs.Count) return false;
        for (var i = 0; i < ours.Count; i++)
        {
            var wild = i < substitutes.Length && substitutes[i] == '1';
            if (!wild && Fold(ours[i]) != Fold(theirs[i])) return false;
        }
        return true;
    }

    /// <summary>A text and its mask without white space; unchanged if the text is not valid.</summary>
    internal static (string Text, string Substitutes) Closed(string text, string substitutes)
    {
        if (Characters(text) is not { } characters) return (text, substitutes);
        var marked = characters.Select((c, i) => (Character: c, Mark: i < substitutes.Length ? substitutes[i] : '0'));
        var kept = marked.Where(p => Fold(p.Character) != " ").ToList();
        return (string.Concat(kept.Select(p => p.Character)), string.Concat(kept.Select(p => p.Mark)));
    }

    // One entry per written character; a variation selector belongs to the
    // character before it. Null if the text is invalid or longer than any fact.
    private static List<string>? Characters(string text)
    {
        if (OutsideText.Read(text, Longest, out var normal) is not null) return null;
        var found = new List<string>();
        foreach (var rune in normal.EnumerateRunes())
        {
            if (TextFold.IsSelector(rune) && found.Count > 0) found[^1] += rune.ToString();
            else found.Add(rune.ToString());
        }
        return found;
    }

    private static string Fold(string character)
    {
        var first = Rune.GetRuneAt(character, 0);
        if (Rune.IsWhiteSpace(first)) return " ";
        if (TextFold.IsHyphen(first)) return "-";
        return character.Length == 1 && OutsideText.TryFold(character, out var folded) ? folded.ToUpper(CultureInfo.InvariantCulture) : character;
    }
}
