using System.Text.Json;

namespace Akashi.CardAgent.Signing;

/// <summary>A document as the person sees it before signing: the very values that are in the bytes.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Sections">Its sections.</param>
/// <param name="Attachments">Names of attached files.</param>
public sealed record ShownDocument(string Title, IReadOnlyList<ShownSection> Sections, IReadOnlyList<ShownItem> Attachments)
{
    /// <summary>Reads the canonical JSON of an application; null where it is of another form: what cannot be shown is not signed.</summary>
    internal static ShownDocument? Read(byte[] bytes, string transaction, Uri portal)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 8 });
            var root = json.RootElement;
            // A document that names another portal or another transaction is not signed here.
            if (root.GetProperty("transaction").GetString() != transaction || root.GetProperty("origin").GetString() != portal.GetLeftPart(UriPartial.Authority)) return null;
            var sections = root.GetProperty("sections").EnumerateArray().Select(s => new ShownSection(s.GetProperty("title").GetString()!, [.. s.GetProperty("items").EnumerateArray().Select(Item)]));
            var files = root.GetProperty("attachments").EnumerateArray().Select(a => new ShownItem(a.GetProperty("label").GetString()!, a.GetProperty("name").GetString()!));
            return new ShownDocument(root.GetProperty("title").GetString()!, [.. sections], [.. files]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ShownItem Item(JsonElement item) => new(item.GetProperty("label").GetString()!, item.GetProperty("value").GetString()!);
}

/// <summary>A section of a shown document.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Items">Its items.</param>
public sealed record ShownSection(string Title, IReadOnlyList<ShownItem> Items);

/// <summary>A label and its value.</summary>
/// <param name="Label">Label.</param>
/// <param name="Value">Value.</param>
public sealed record ShownItem(string Label, string Value);
