using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Akashi.Hosting.Texts;

/// <summary>
/// Marks what is Japanese within a sentence of another language, such as "Questions: 窓口". Where an element holds nothing but the Japanese,
/// <see cref="JapaneseText"/> is enough.
/// </summary>
public static class JapaneseRuns
{
    /// <summary>The sentence for a page, with each Japanese part in an element of its own where the page is in another language.</summary>
    /// <param name="sentence">The sentence, not encoded.</param>
    public static IHtmlContent Marked(string sentence) => new Mark(sentence);

    // By turns what is not Japanese and what is.
    private static IEnumerable<string> Parts(string sentence)
    {
        for (var at = 0; at < sentence.Length;)
        {
            var start = StartOf(sentence, at);
            if (start > at) yield return sentence[at..start];
            at = EndOf(sentence, start);
            if (at > start) yield return sentence[start..at];
        }
    }

    private static int StartOf(string sentence, int from)
    {
        var at = from;
        while (at < sentence.Length && !JapaneseText.IsJapanese(At(sentence, at))) at += At(sentence, at).Utf16SequenceLength;
        return at;
    }

    // Digits, spaces and punctuation within Japanese belong to it; letters of another script do not.
    private static int EndOf(string sentence, int from)
    {
        var end = from;
        for (var at = from; at < sentence.Length; at += At(sentence, at).Utf16SequenceLength)
        {
            var rune = At(sentence, at);
            if (JapaneseText.IsJapanese(rune)) end = at + rune.Utf16SequenceLength;
            else if (Rune.IsLetter(rune)) break;
        }
        return end;
    }

    private static Rune At(string sentence, int at) =>
        Rune.TryGetRuneAt(sentence, at, out var rune) ? rune : Rune.ReplacementChar;

    private sealed class Mark(string sentence) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            foreach (var part in Parts(sentence)) JapaneseText.Marked(part).WriteTo(writer, encoder);
        }
    }
}
