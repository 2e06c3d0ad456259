using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Akashi.Cli.Verify.Reading;

/// <summary>
/// The codes of a PDF. A sheet as it was issued has its code in its text. On anything else (a scan, a print to PDF, several sheets in one file) each
/// page is looked at: first the pictures in it, then the page as it is drawn.
/// </summary>
internal static class Pdfs
{
    /// <summary>After so many pages it ends.</summary>
    public const int MostPages = 200;

    /// <summary>What is in it.</summary>
    public static IEnumerable<FoundPart> Read(string file)
    {
        IReadOnlyList<string> texts;
        using (var stream = File.OpenRead(file)) texts = TextOfPdf.Find(stream, () => File.OpenRead(file));
        using var document = Open(file, out var fault);
        if (texts.Count > 0 && document is not { NumberOfPages: > 1 }) return [.. texts.Select(t => FoundPart.OfCode(null, t))];
        if (fault == Unreadable.Encrypted) return [FoundPart.OfFault(null, fault)];
        return document is null ? Drawn(file) : [.. Pages(file, document, texts)];
    }

    // The reader that looks into the file gave up; the one that draws may be more patient.
    private static FoundPart[] Drawn(string file)
    {
        if (PageRenderer.Draw(file, 1) is { } picture) return [.. Looked.At(picture, null)];
        return [FoundPart.OfFault(null, IsLocked(file) ? Unreadable.Encrypted : Unreadable.Damaged)];
    }

    // With some keys of old encryptions the reader fails in another way than by saying that a password is missing.
    private static bool IsLocked(string file)
    {
        var word = "/Encrypt"u8;
        using var stream = File.OpenRead(file);
        var (buffer, kept) = (new byte[1 << 16], 0);
        while (stream.Read(buffer, kept, buffer.Length - kept) is > 0 and var read)
        {
            var seen = buffer.AsSpan(0, kept + read);
            if (seen.IndexOf(word) >= 0) return true;
            kept = Math.Min(seen.Length, word.Length - 1);
            seen[^kept..].CopyTo(buffer);
        }
        return false;
    }

    private static IEnumerable<FoundPart> Pages(string file, PdfDocument document, IReadOnlyList<string> texts)
    {
        var (count, seen) = (document.NumberOfPages, new HashSet<string>());
        for (var number = 1; number <= Math.Min(count, MostPages); number++)
        {
            foreach (var part in Page(file, document, number, count > 1 ? number : null))
            {
                if (part.Code is not null) seen.Add(part.Code);
                yield return part;
            }
        }
        foreach (var text in texts.Where(t => !seen.Contains(t))) yield return FoundPart.OfCode(null, text);
        if (count > MostPages) yield return FoundPart.OfFault(MostPages + 1, Unreadable.TooLarge);
    }

    private static List<FoundPart> Page(string file, PdfDocument document, int number, int? shown)
    {
        var inside = InPictures(document, number, shown);
        if (inside.Any(p => p.Code is not null)) return inside;
        if (!PageRenderer.IsHere) return [FoundPart.OfFault(shown, Unreadable.NeedsRenderer)];
        return PageRenderer.Draw(file, number) is { } picture ? [.. Looked.At(picture, shown)] : [FoundPart.OfFault(shown, Unreadable.TooLarge)];
    }

    private static List<FoundPart> InPictures(PdfDocument document, int number, int? shown)
    {
        try
        {
            return [.. PdfPictures.Of(document.GetPage(number)).SelectMany(p => Looked.At(p, shown)).Where(p => p.Code is not null).Distinct()];
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The reader of PDF files throws what it likes at a damaged page. The page may still be drawn.
            return [];
        }
    }

    private static PdfDocument? Open(string file, out string? fault)
    {
        fault = null;
        try
        {
            return PdfDocument.Open(File.OpenRead(file), new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        }
        catch (PdfDocumentEncryptedException)
        {
            fault = Unreadable.Encrypted;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The same.
            fault = Unreadable.Damaged;
        }
        return null;
    }
}
