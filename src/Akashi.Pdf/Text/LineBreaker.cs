using System.Globalization;
using System.Text;

namespace Akashi.Pdf.Text;

/// <summary>
/// Breaks text into lines: anywhere between Japanese characters, otherwise between words (JIS X 4051, with the usual prohibitions).
/// </summary>
internal static class LineBreaker
{
    // Prolonged sound mark, iteration marks, middle dot, small kana. Closing punctuation is recognised by its category.
    private const string NeverFirst =
        "\u30FC\u3005\u303B\u309D\u309E\u30FD\u30FE\u30FB\u301C\uFF5E\u3001\u3002\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F\uFF01,.:;?!%\uFF05" +
        "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308E\u3095\u3096" +
        "\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7\u30EE\u30F5\u30F6";

    /// <param name="text">The text.</param>
    /// <param name="width">Width of the column.</param>
    /// <param name="measure">Width of a cluster.</param>
    /// <param name="wholeWords">Break only where a word ends; see <see cref="Words"/>.</param>
    public static List<Cluster[]> Break(List<Cluster> text, double width, Func<Cluster, double> measure, bool wholeWords = false)
    {
        var lines = new List<Cluster[]>();
        var start = 0;
        while (start < text.Count)
        {
            var end = Fitting(text, start, width, measure, wholeWords);
            lines.Add(TrimEnd(text, start, end));
            start = end;
            if (start < text.Count && text[start].CodePoint == '\n') start++;
            else while (start < text.Count && IsBlank(text[start])) start++;
        }
        if (lines.Count == 0) lines.Add([]);
        return lines;
    }

    private static int Fitting(List<Cluster> text, int start, double width, Func<Cluster, double> measure, bool wholeWords)
    {
        var used = 0.0;
        var end = start;
        for (; end < text.Count && text[end].CodePoint != '\n'; end++)
        {
            used += measure(text[end]);
            if (used > width + 0.01 && end > start) break;
        }
        if (end == text.Count || text[end].CodePoint == '\n') return end;
        for (var at = end; at > start; at--)
            if (wholeWords ? EndsWord(text[at - 1], text[at]) : MayBreak(text[at - 1], text[at])) return at;
        return end; // no break is allowed on this line: cut a long word rather than lose it
    }

    private static Cluster[] TrimEnd(List<Cluster> text, int start, int end)
    {
        while (end > start && IsBlank(text[end - 1])) end--;
        return [.. text.Skip(start).Take(end - start)];
    }

    /// <summary>The words of a name: they end at a blank, after a middle dot or a comma, and before a bracket.</summary>
    public static IEnumerable<IEnumerable<Cluster>> Words(List<Cluster> text)
    {
        var start = 0;
        for (var at = 1; at <= text.Count; at++)
        {
            if (at < text.Count && text[at].CodePoint != '\n' && !EndsWord(text[at - 1], text[at])) continue;
            yield return text[start..at].Where(c => c.CodePoint != '\n' && !IsBlank(c));
            start = at;
        }
    }

    private static bool EndsWord(Cluster before, Cluster after)
        => IsBlank(before) || before.CodePoint is '\u30FB' or '\u3001' or '\n' || (after.CodePoint is '(' or '\uFF08');

    private static bool IsBlank(Cluster c) => c.CodePoint is ' ' or '\u3000';

    private static bool MayBreak(Cluster before, Cluster after)
        => !IsNeverFirst(after) && !IsNeverLast(before) && !(IsWord(before) && IsWord(after));

    private static bool IsNeverFirst(Cluster c)
        => (c.CodePoint < 0x10000 && NeverFirst.Contains((char)c.CodePoint))
        || Category(c) is UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation;

    private static bool IsNeverLast(Cluster c)
        => Category(c) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation;

    private static bool IsWord(Cluster c) => c.CodePoint is > ' ' and < 0x2E80;

    private static UnicodeCategory Category(Cluster c) => Rune.GetUnicodeCategory(new Rune(c.CodePoint));
}
