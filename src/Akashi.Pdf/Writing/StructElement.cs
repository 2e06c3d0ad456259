namespace Akashi.Pdf.Writing;

/// <summary>A node of the structure tree (ISO 32000-1, 14.7). Its kids are elements or parts of pages.</summary>
internal sealed class StructElement(string type)
{
    public string Type => type;

    public string? Alt { get; init; }

    /// <summary>BCP 47; null where it is the document's.</summary>
    public string? Language { get; init; }

    /// <summary>Attribute dictionary, written as it is.</summary>
    public string? Attributes { get; set; }

    public List<StructElement> Children { get; } = [];

    /// <summary>Marked content in reading order. An element has either these or children.</summary>
    public List<(Page Page, int Mark)> Marks { get; } = [];

    /// <summary>An element whose text is English.</summary>
    public static StructElement English(string type) => new(type) { Language = "en" };

    public StructElement Add(StructElement child)
    {
        Children.Add(child);
        return child;
    }
}
