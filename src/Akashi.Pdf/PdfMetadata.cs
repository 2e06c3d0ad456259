namespace Akashi.Pdf;

/// <summary>What a document says about itself.</summary>
/// <param name="Title">Shown in the window's title bar.</param>
/// <param name="Author">The issuing body or the system.</param>
/// <param name="CreatedAt">Written with its offset. The same input and time give the same bytes.</param>
public sealed record PdfMetadata(string Title, string Author, DateTimeOffset CreatedAt)
{
    /// <summary>BCP 47; default "ja".</summary>
    public string Language { get; init; } = "ja";

    /// <summary>Address of what the document shows (dc:identifier), for programs that read many documents; null (default) for none.</summary>
    public string? Identifier { get; init; }

    /// <summary>Accessible name of the signature field; null (default) where the document has none and cannot be signed.</summary>
    public string? SignatureField { get; init; }
}
