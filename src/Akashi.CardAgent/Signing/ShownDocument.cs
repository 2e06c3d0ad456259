using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Akashi.CardAgent.Portal;

namespace Akashi.CardAgent.Signing;

/// <summary>A document as the person sees it before signing: exactly the values in its bytes.</summary>
/// <param name="Summary">What is signed, in short: procedure, qualification, applicant, service.</param>
/// <param name="Sections">Its sections. The last one lists the attached files, if there are any.</param>
/// <param name="Marks">Numbers, names and digests by which machines know the document and its files. They are shown, but collapsed.</param>
/// <param name="Text">The signed bytes, as text.</param>
public sealed record ShownDocument(IReadOnlyList<ShownItem> Summary, IReadOnlyList<ShownSection> Sections, IReadOnlyList<ShownItem> Marks, string Text)
{
    private const string ApplicantId = "fact.name";
    private const string Statement = "statement";
    private const int Layout = 1;

    private static readonly string[] Members =
        ["version", "service", "origin", "transaction", "application", "title", "qualification", "procedure", "form", "sections", "attachments"];

    // A correction says which round it is, and the digest of the document that was signed before.
    private static readonly string[] OfCorrection = ["round", "before"];

    /// <summary>
    /// Reads the canonical JSON of an application or a statement; null where any part of it has another form. What cannot be shown completely is not signed.
    /// </summary>
    internal static ShownDocument? Read(byte[] bytes, string transaction, Uri portal)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            if (json.RootElement.TryGetProperty("kind", out _)) return ReadStatement(json.RootElement, bytes, transaction, portal);
            var root = new Strict(json.RootElement, [.. Members, .. json.RootElement.TryGetProperty("round", out _) ? OfCorrection : []]);
            if (!IsForHere(root, transaction, portal)) return null;
            var qualification = new Strict(root["qualification"], "id", "name");
            ShownSection[] sections = [.. root["sections"].EnumerateArray().Select(Section)];
            ShownFile[] files = [.. root["attachments"].EnumerateArray().Select(File)];
            ShownItem[] summary =
            [
                Named("DocumentProcedure", root.Text("title")), Named("DocumentQualification", qualification.Text("name")),
                .. sections.SelectMany(s => s.Items)
                    .Where(i => i.Id == ApplicantId)
                    .Select(i => new ShownItem("", ShownText.Ours("DocumentApplicant"), i.Value)),
                Named("DocumentService", root.Text("service")),
            ];
            ShownItem[] marks =
            [
                Named("MarkOrigin", root.Text("origin")), Named("MarkTransaction", transaction), Named("MarkApplication", root.Text("application")),
                Named("MarkQualification", qualification.Text("id")), Named("MarkProcedure", root.Text("procedure")), Named("MarkForm", root.Text("form")),
                .. CorrectionOf(root),
                .. files.Select(f => f.Mark),
                MarkOf(bytes),
            ];
            if (files.Length > 0) sections = [.. sections, new ShownSection(ShownText.Ours("DocumentFiles"), [.. files.Select(f => f.Item)])];
            return new ShownDocument(summary, sections, marks, Encoding.UTF8.GetString(bytes));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ShownDocument? ReadStatement(JsonElement json, byte[] bytes, string transaction, Uri portal)
    {
        var root = new Strict(json, "version", "kind", "service", "origin", "transaction", "statement", "title", "sections");
        if (!IsForHere(root, transaction, portal) || root.Text("kind") != Statement) return null;
        ShownSection[] sections = [.. root["sections"].EnumerateArray().Select(Section)];
        // A statement is short: all of it stands openly before the field.
        ShownItem[] summary =
            [Named("DocumentProcedure", root.Text("title")), .. sections.SelectMany(s => s.Items), Named("DocumentService", root.Text("service"))];
        ShownItem[] marks =
        [
            Named("MarkOrigin", root.Text("origin")), Named("MarkTransaction", transaction), Named("MarkStatement", root.Text("statement")), MarkOf(bytes),
        ];
        return new ShownDocument(summary, sections, marks, Encoding.UTF8.GetString(bytes));
    }

    // A document that names another portal or another transaction is not signed here.
    private static bool IsForHere(Strict root, string transaction, Uri portal) =>
        root.Number("version") == Layout && root.Text("transaction") == transaction && root.Text("origin") == PortalAddress.OriginOf(portal);

    private static ShownItem[] CorrectionOf(Strict root) => root.Has("round")
        ? [Named("MarkRound", root.Number("round").ToString(CultureInfo.InvariantCulture)), Named("MarkBefore", root.Text("before"))]
        : [];

    private static ShownItem MarkOf(byte[] bytes) =>
        new("", ShownText.Ours("MarkDocument"), ShownText.Ours("MarkBytes", (long)bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));

    private static ShownSection Section(JsonElement json)
    {
        var section = new Strict(json, "id", "title", "items");
        section.Text("id");
        return new ShownSection(ShownText.Of(section.Text("title")), [.. section["items"].EnumerateArray().Select(Item)]);
    }

    private static ShownItem Item(JsonElement json)
    {
        var item = new Strict(json, "id", "label", "value");
        return new ShownItem(item.Text("id"), ShownText.Of(item.Text("label")), ShownText.Of(item.Text("value")));
    }

    private static ShownFile File(JsonElement json)
    {
        var file = new Strict(json, "document", "label", "name", "size", "sha256");
        var name = file.Text("name");
        var mark = new ShownItem("", ShownText.Of(name), ShownText.Ours("MarkBytes", file.Number("size"), file.Text("sha256")));
        return new ShownFile(new ShownItem(file.Text("document"), ShownText.Of(file.Text("label")), ShownText.Of(name)), mark);
    }

    private static ShownItem Named(string key, string value) => new("", ShownText.Ours(key), ShownText.Of(value));

    /// <summary>An attached file: what a person reads about it, and its size and digest.</summary>
    private sealed record ShownFile(ShownItem Item, ShownItem Mark);

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

        public bool Has(string name) => json.TryGetProperty(name, out _);

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
public sealed record ShownSection(ShownText Title, IReadOnlyList<ShownItem> Items);

/// <summary>A label and its value.</summary>
/// <param name="Id">Its name in the document; empty where it is not an item of the document.</param>
/// <param name="Label">Label.</param>
/// <param name="Value">Its value; empty where nothing was entered.</param>
public sealed record ShownItem(string Id, ShownText Label, ShownText Value);
