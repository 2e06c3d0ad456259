namespace Akashi.Credentials.Format;

/// <summary>The registered facts that a credential states (docs/specifications/credential.md, "Facts"). Characters are UTF-16 code units.</summary>
public sealed record CredentialFacts
{
    /// <summary>Id of the qualification in the catalog, which never changes: 1 to 80 characters.</summary>
    public required string QualificationId { get; init; }

    /// <summary>Name of the qualification as shown, 1 to 100 characters.</summary>
    public required string QualificationName { get; init; }

    /// <summary>Registration number as printed, 1 to 60 characters.</summary>
    public required string RegistrationNumber { get; init; }

    /// <summary>Date of registration.</summary>
    public required DateOnly RegisteredOn { get; init; }

    /// <summary>Name of the holder, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Reading of the name, 1 to 200 characters; null where the register has none, or it was left out.</summary>
    public string? Kana { get; init; }

    /// <summary>旧姓 or 通称, 1 to 200 characters; null if there is none, or it was left out.</summary>
    public string? FormerName { get; init; }

    /// <summary>Date of birth; null where it was left out.</summary>
    public DateOnly? BirthOn { get; init; }

    /// <summary>Name of the body that keeps the register, as shown, 1 to 200 characters.</summary>
    public required string BodyName { get; init; }

    /// <summary>Version of the register entry, 1 or more.</summary>
    public required int RegisterVersion { get; init; }
}

/// <summary>Place of a credential in a status list.</summary>
/// <param name="Uri">Address of the list, 1 to 400 characters.</param>
/// <param name="Index">0 to 1,048,575.</param>
public sealed record StatusReference(string Uri, int Index);

/// <summary>The claims of a credential.</summary>
/// <param name="Issuer">Origin of the issuing system, 1 to 400 characters (claim 1).</param>
/// <param name="ExpiresAt">End of validity, in whole seconds, after <paramref name="IssuedAt"/> (claim 4).</param>
/// <param name="IssuedAt">Time of issue, in whole seconds, 1970 or later (claim 6).</param>
/// <param name="CredentialId">16 bytes (claim 7).</param>
/// <param name="Status">Place in a status list (claim 65535).</param>
/// <param name="Facts">Registered facts (claim -70001).</param>
public sealed record CredentialClaims(
    string Issuer, DateTimeOffset ExpiresAt, DateTimeOffset IssuedAt, ReadOnlyMemory<byte> CredentialId, StatusReference Status, CredentialFacts Facts);
