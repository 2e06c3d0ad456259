namespace Akashi.Pdf;

/// <summary>A text, and its English in small print: after it where the line has room, otherwise below.</summary>
/// <param name="Text">The text, in the document's language.</param>
/// <param name="English">The English; null for none.</param>
public sealed record PdfWords(string Text, string? English = null)
{
    /// <summary>A text without English.</summary>
    public static implicit operator PdfWords(string text) => new(text);
}
