namespace Akashi.Hosting;

/// <summary>Guesses which word a person meant who mistyped it.</summary>
public static class Nearest
{
    private const int FewMistakes = 2;
    private const int LettersOfOneMistake = 4;

    /// <summary>The nearest of the known words; null where none is near.</summary>
    /// <param name="word">The word as typed.</param>
    /// <param name="words">The known words.</param>
    public static string? To(string word, IEnumerable<string> words)
    {
        var most = Math.Min(Math.Max(FewMistakes, word.Length / LettersOfOneMistake), word.Length - 1);
        var known = words.Order(StringComparer.Ordinal).ToList();
        return known.Select(w => (Word: w, Distance: Distance(word.ToUpperInvariant(), w.ToUpperInvariant())))
            .Where(w => w.Distance <= most)
            .OrderBy(w => w.Distance)
            .FirstOrDefault().Word
            // The part before the colon was omitted.
            ?? known.FirstOrDefault(w => w.EndsWith(":" + word, StringComparison.OrdinalIgnoreCase));
    }

    // Counts characters inserted, omitted, changed or swapped with their neighbour (optimal string alignment).
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
