using System.Text.Json;
using Akashi.CardAgent.Portal;

namespace Akashi.CardAgent.Signing;

/// <summary>A document as the person sees it before signing: the very values that are in the bytes.</summary>
/// <param name="Title">Its title.</param>
/// <param name="About">Service and qualification.</param>
/// <param name="Sections">Its sections.</param>
/// <param name="Attachments">Label, and name with size, of attached files.</param>
/// <param name="Marks">Numbers and names by which machines know it: shown, but folded away.</param>
public sealed record ShownDocument(
    string Title, IReadOnlyList<ShownItem> About, IReadOnlyList<ShownSection> Sections, IReadOnlyList<ShownItem> Attachments, IReadOnlyList<ShownItem> Marks)
{
    private const int Layout = 1;

    /// <summary>Reads the canonical JSON of an application; null where it is of another form in any place: what cannot be shown wholly is not signed.</summary>
    internal static ShownDocument? Read(byte[] bytes, string transaction, Uri portal)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            var root = new Strict(json.RootElement, "version", "service", "origin", "transaction", "application", "title", "qualification", "procedure", "form", "sections", "attachments");
            // A document that names another portal or another transaction is not signed here.
            if (root.Number("version") != Layout || root.Text("transaction") != transaction || root.Text("origin") != PortalAddress.OriginOf(portal)) return null;
            var qualification = new Strict(root["qualification"], "id", "name");
            ShownItem[] about = [Named("DocumentService", root.Text("service")), Named("DocumentQualification", qualification.Text("name"))];
            ShownItem[] marks =
            [
                Named("MarkOrigin", root.Text("origin")), Named("MarkTransaction", transaction), Named("MarkApplication", root.Text("application")),
                Named("MarkQualification", qualification.Text("id")), Named("MarkProcedure", root.Text("procedure")), Named("MarkForm", root.Text("form")),
            ];
            ShownSection[] sections = [.. root["sections"].EnumerateArray().Select(Section)];
            ShownItem[] files = [.. root["attachments"].EnumerateArray().Select(File)];
            return new ShownDocument(root.Text("title"), about, sections, files, marks);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ShownSection Section(JsonElement json)
    {
        var section = new Strict(json, "id", "title", "items");
        section.Text("id");
        return new ShownSection(section.Text("title"), [.. section["items"].EnumerateArray().Select(Item)]);
    }

    private static ShownItem Item(JsonElement json)
    {
        var item = new Strict(json, "id", "label", "value");
        item.Text("id");
        return new ShownItem(item.Text("label"), item.Text("value"));
    }

    private static ShownItem File(JsonElement json)
    {
        var file = new Strict(json, "document", "label", "name", "size", "sha256");
        file.Text("document");
        return new ShownItem(file.Text("label"), Texts.Get("DocumentFile", file.Text("name"), file.Number("size"), file.Text("sha256")));
    }

    private static ShownItem Named(string key, string value) => new(Texts.Get(key), value);

    /// <summary>An object with exactly these properties, whose texts can be shown as they are.</summary>
    private readonly ref struct Strict
    {
        private readonly JsonElement json;

        public Strict(JsonElement json, params ReadOnlySpan<string> names)
        {
            this.json = json;
            foreach (var property in json.EnumerateObject())
            {
                if (!names.Contains(property.Name)) throw new FormatException(property.Name);
            }
            foreach (var name in names)
            {
                if (!json.TryGetProperty(name, out _)) throw new FormatException(name);
            }
        }

        public JsonElement this[string name] => json.GetProperty(name);

        public string Text(string name)
        {
            var text = json.GetProperty(name).GetString();
            return text is not null && ShowableText.IsShowable(text) ? text : throw new FormatException(name);
        }

        public long Number(string name) => json.GetProperty(name).GetInt64();
    }
}

/// <summary>A section of a shown document.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Items">Its items.</param>
public sealed record ShownSection(string Title, IReadOnlyList<ShownItem> Items);

/// <summary>A label and its value.</summary>
/// <param name="Label">Label.</param>
/// <param name="Value">Value.</param>
public sealed record ShownItem(string Label, string Value);
