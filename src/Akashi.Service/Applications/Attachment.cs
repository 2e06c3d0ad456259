namespace Akashi.Service.Applications;

/// <summary>A document attached to an application; its bytes lie in the file store under its id.</summary>
internal sealed class Attachment
{
    public required Guid Id { get; init; }

    public required Guid ApplicationId { get; init; }

    /// <summary>Which document of the form it is.</summary>
    public required string DocumentId { get; init; }

    /// <summary>File name as the holder gave it, without folders.</summary>
    public required string Name { get; init; }

    /// <summary>What its content is: application/pdf, image/jpeg or image/png.</summary>
    public required string ContentType { get; init; }

    public required long Size { get; init; }

    /// <summary>SHA-256 of the content, 64 hexadecimal characters.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset AddedAt { get; init; }
}
