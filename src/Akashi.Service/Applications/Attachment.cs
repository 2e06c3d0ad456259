namespace Akashi.Service.Applications;

/// <summary>A file attached to an application; the file store keeps its bytes under its id.</summary>
internal sealed class Attachment
{
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    /// <summary>Id of the form's document that it was attached to.</summary>
    public required string DocumentId { get; init; }

    /// <summary>File name given by the holder, without folders.</summary>
    public required string Name { get; init; }

    /// <summary>Type by content: application/pdf, image/jpeg or image/png.</summary>
    public required string ContentType { get; init; }

    public required long Size { get; init; }

    /// <summary>SHA-256 of the content, 64 hexadecimal characters.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The round with which it was first signed; null until then.</summary>
    public int? SignedIn { get; set; }

    /// <summary>The round from which on it is no longer attached; null while it is. A file that was signed stays as a record.</summary>
    public int? LeftOutFrom { get; set; }

    /// <summary>Whether a signed round holds it.</summary>
    /// <param name="round">The round.</param>
    public bool IsIn(int round) => SignedIn <= round && !(LeftOutFrom <= round);
}
