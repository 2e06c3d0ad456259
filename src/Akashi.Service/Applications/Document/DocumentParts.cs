using System.Security.Cryptography;
using Akashi.Service.Procedures;

namespace Akashi.Service.Applications.Document;

/// <summary>The parts of a document without words of its own.</summary>
internal static class DocumentParts
{
    /// <summary>The attached files, in the order of the procedure's documents.</summary>
    public static IEnumerable<DocumentAttachment> FilesOf(LoadedApplication loaded) =>
        from document in loaded.Asked.Documents
        from file in loaded.AllAttachments
        where file.DocumentId == document.Id
        select new DocumentAttachment(document.Id, document.Label.Ja, file.Name, file.Size, file.Sha256);

    /// <summary>The keys of the times that a section holds of a group (<see cref="Group"/>), in order; empty if none.</summary>
    public static IReadOnlyList<string> KeysIn(DocumentSection section, string group) =>
    [
        .. section.Items.Select(i => Occurrences.TimeOf(i.Id))
            .OfType<(string Group, string Key)>()
            .Where(t => t.Group == group)
            .Select(t => t.Key)
            .Distinct(),
    ];

    /// <summary>What signing it now would correct; null for what was never signed.</summary>
    public static Correction? CorrectionOf(LoadedApplication loaded) => loaded.Application.Submission is { } before
        ? new Correction(before.Round + 1, Convert.ToHexStringLower(SHA256.HashData(before.Document)))
        : null;
}
