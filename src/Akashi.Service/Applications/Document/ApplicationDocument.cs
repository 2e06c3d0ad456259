using System.Text.Json;
using System.Text.Json.Nodes;
using Akashi.Service.Platform.Json;

namespace Akashi.Service.Applications.Document;

/// <summary>An item as shown and signed.</summary>
/// <param name="Id">Id of a field of the form, or a fixed id such as "fact.name" for a fact of the card.</param>
/// <param name="Label">Label, as shown.</param>
/// <param name="Value">Value, as shown.</param>
public sealed record DocumentItem(string Id, string Label, string Value);

/// <summary>A section of the document.</summary>
/// <param name="Id">"correction", "state", "facts", "changes" or "answers".</param>
/// <param name="Title">Heading, as shown.</param>
/// <param name="Items">Items, in the order of the form.</param>
public sealed record DocumentSection(string Id, string Title, IReadOnlyList<DocumentItem> Items);

/// <summary>An attached file as shown and signed.</summary>
/// <param name="DocumentId">Id of the form's document that it was attached to.</param>
/// <param name="Label">Label, as shown.</param>
/// <param name="Name">File name.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Sha256">Digest of the content, 64 hexadecimal characters.</param>
public sealed record DocumentAttachment(string DocumentId, string Label, string Name, long Size, string Sha256);

/// <summary>What a correction replaces; part of what is signed, so that a signature counts for one round only.</summary>
/// <param name="Round">Number of the round, from 2.</param>
/// <param name="Before">Digest of the document that was signed before, 64 hexadecimal characters.</param>
public sealed record Correction(int Round, string Before);

/// <summary>
/// What you see is what you sign: the check page (1.5.10), the copy and the signed bytes are all made from this document.
/// </summary>
public sealed record ApplicationDocument
{
    /// <summary>Version of this layout; to be raised when the meaning changes.</summary>
    public const int Layout = 1;

    /// <summary>Name of the service, as shown.</summary>
    public required string Service { get; init; }

    /// <summary>Origin of the service, so that a signature for one portal is not valid for another.</summary>
    public required string Origin { get; init; }

    /// <summary>Id of the application.</summary>
    public required Guid ApplicationId { get; init; }

    /// <summary>Qualification and procedure, as shown.</summary>
    public required string Title { get; init; }

    /// <summary>Id of the qualification in the catalog.</summary>
    public required string QualificationId { get; init; }

    /// <summary>Name of the qualification, as shown.</summary>
    public required string QualificationName { get; init; }

    /// <summary>Id of the procedure within its qualification.</summary>
    public required string ProcedureId { get; init; }

    /// <summary>Version of the procedure.</summary>
    public required string FormVersion { get; init; }

    /// <summary>What is applied for, in sections.</summary>
    public required IReadOnlyList<DocumentSection> Sections { get; init; }

    /// <summary>The attached files.</summary>
    public required IReadOnlyList<DocumentAttachment> Attachments { get; init; }

    /// <summary>What it corrects; null for what is signed first.</summary>
    public Correction? Correction { get; init; }

    /// <summary>The bytes to sign: canonical JSON (RFC 8785).</summary>
    /// <param name="transaction">Id of the card request, so that an old signature cannot be replayed.</param>
    public byte[] ToBytes(string transaction)
    {
        var json = ToJson(transaction);
        if (Correction is { } correction) (json["round"], json["before"]) = (correction.Round, correction.Before);
        return CanonicalJson.Write(json);
    }

    /// <summary>What was signed, read back from its own bytes.</summary>
    /// <param name="signed">Bytes written by <see cref="ToBytes"/>.</param>
    internal static ApplicationDocument Read(byte[] signed)
    {
        using var parsed = JsonDocument.Parse(signed);
        var root = parsed.RootElement;
        var qualification = root.GetProperty("qualification");
        return new ApplicationDocument
        {
            Service = TextOf(root, "service"),
            Origin = TextOf(root, "origin"),
            ApplicationId = root.GetProperty("application").GetGuid(),
            Title = TextOf(root, "title"),
            QualificationId = TextOf(qualification, "id"),
            QualificationName = TextOf(qualification, "name"),
            ProcedureId = TextOf(root, "procedure"),
            FormVersion = TextOf(root, "form"),
            Sections = [.. root.GetProperty("sections").EnumerateArray().Select(ReadSection)],
            Attachments = [.. root.GetProperty("attachments").EnumerateArray().Select(ReadAttachment)],
            Correction = root.TryGetProperty("round", out var round) ? new Correction(round.GetInt32(), TextOf(root, "before")) : null,
        };
    }

    private JsonObject ToJson(string transaction) => new()
    {
        ["version"] = Layout,
        ["service"] = Service,
        ["origin"] = Origin,
        ["transaction"] = transaction,
        ["application"] = ApplicationId.ToString(),
        ["title"] = Title,
        ["qualification"] = new JsonObject { ["id"] = QualificationId, ["name"] = QualificationName },
        ["procedure"] = ProcedureId,
        ["form"] = FormVersion,
        ["sections"] = new JsonArray([.. Sections.Select(SectionJson)]),
        ["attachments"] = new JsonArray([.. Attachments.Select(AttachmentJson)]),
    };

    private static DocumentSection ReadSection(JsonElement section) => new(TextOf(section, "id"), TextOf(section, "title"),
        [.. section.GetProperty("items").EnumerateArray().Select(i => new DocumentItem(TextOf(i, "id"), TextOf(i, "label"), TextOf(i, "value")))]);

    private static DocumentAttachment ReadAttachment(JsonElement file) =>
        new(TextOf(file, "document"), TextOf(file, "label"), TextOf(file, "name"), file.GetProperty("size").GetInt64(), TextOf(file, "sha256"));

    // Every signed document holds all of these, so a missing one is a bug.
    private static string TextOf(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new JsonException($"The signed document says null for {name}.");

    private static JsonObject SectionJson(DocumentSection section) => new()
    {
        ["id"] = section.Id,
        ["title"] = section.Title,
        ["items"] = new JsonArray([.. section.Items.Select(ItemJson)]),
    };

    private static JsonObject ItemJson(DocumentItem item) => new() { ["id"] = item.Id, ["label"] = item.Label, ["value"] = item.Value };

    private static JsonObject AttachmentJson(DocumentAttachment attachment) => new()
    {
        ["document"] = attachment.DocumentId,
        ["label"] = attachment.Label,
        ["name"] = attachment.Name,
        ["size"] = attachment.Size,
        ["sha256"] = attachment.Sha256,
    };
}
