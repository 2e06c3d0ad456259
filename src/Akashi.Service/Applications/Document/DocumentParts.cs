using System.Security.Cryptography;

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

    /// <summary>What signing it now would correct; null for what was never signed.</summary>
    public static Correction? CorrectionOf(LoadedApplication loaded) => loaded.Application.Submission is { } before
        ? new Correction(before.Round + 1, Convert.ToHexStringLower(SHA256.HashData(before.Document)))
        : null;
}
