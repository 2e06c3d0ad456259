namespace Akashi.Pdf;

/// <summary>Why a document was not made.</summary>
public abstract record PdfFault
{
    private PdfFault() { }

    /// <summary>The font has no glyph for this character, or none with this selector. It is never drawn blank.</summary>
    /// <param name="Character">The character with its selector, if any.</param>
    /// <param name="CodePoint">The base code point.</param>
    /// <param name="Selector">The variation selector, or null.</param>
    public sealed record MissingGlyph(string Character, int CodePoint, int? Selector) : PdfFault;

    /// <summary>The content is longer than a two-dimensional code of level M holds (2,331 bytes).</summary>
    public sealed record CodeTooLong(int Bytes) : PdfFault;

    /// <summary>The file to be signed has no empty signature field made by this writer.</summary>
    public sealed record NoSignatureField : PdfFault;
}
