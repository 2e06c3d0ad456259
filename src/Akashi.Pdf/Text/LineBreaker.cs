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

    public static List<Cluster[]> Break(List<Cluster> text, double width, Func<Cluster, double> measure)
    {
        var lines = new List<Cluster[]>();
        var start = 0;
        while (start < text.Count)
        {
            var end = Fitting(text, start, width, measure);
            lines.Add(TrimEnd(text, start, end));
            start = end;
            if (start < text.Count && text[start].CodePoint == '\n') start++;
            else while (start < text.Count && text[start].CodePoint == ' ') start++;
        }
        if (lines.Count == 0) lines.Add([]);
        return lines;
    }

    private static int Fitting(List<Cluster> text, int start, double width, Func<Cluster, double> measure)
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
            if (MayBreak(text[at - 1], text[at])) return at;
        return end; // no break is allowed on this line: cut a long word rather than lose it
    }

    private static Cluster[] TrimEnd(List<Cluster> text, int start, int end)
    {
        while (end > start && text[end - 1].CodePoint == ' ') end--;
        return [.. text.Skip(start).Take(end - start)];
    }

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
