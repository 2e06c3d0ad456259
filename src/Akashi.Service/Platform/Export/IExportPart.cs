namespace Akashi.Service.Platform.Export;

/// <summary>
/// What a capability keeps on an account, for the export of a person's own data (row 0.9). Each capability registers one for its tables; a test names
/// every table that neither belongs to a part nor is left out for a reason.
/// </summary>
internal interface IExportPart
{
    /// <summary>Its key in the export, such as "applications". Once published it stays: see <see cref="ExportFormat"/>.</summary>
    string Name { get; }

    /// <summary>The classes of the tables whose rows it gives.</summary>
    IReadOnlyList<Type> Covers { get; }

    /// <summary>Reads what is kept on this account and on nobody else.</summary>
    Task<ExportedPart> ReadAsync(Guid accountId, CancellationToken ct);
}

/// <summary>What a part gives.</summary>
/// <param name="Content">Serialised as JSON: codes, texts and times, no ids of staff.</param>
/// <param name="Files">Files beside the JSON.</param>
internal sealed record ExportedPart(object Content, IReadOnlyList<ExportedFile> Files)
{
    /// <summary>A part without files.</summary>
    public ExportedPart(object content)
        : this(content, []) { }
}

/// <summary>A file of the export.</summary>
/// <param name="Path">Its path, with slashes; made by <see cref="ExportFormat.SafeName"/> where a person chose the name.</param>
/// <param name="ReadAsync">Reads it when its turn comes, so that only one is in memory; null if it is gone.</param>
internal sealed record ExportedFile(string Path, Func<CancellationToken, Task<byte[]?>> ReadAsync);
