namespace Akashi.Credentials.Nqs;

/// <summary>
/// What a code of the profile "nqs" states, as texts in its own wording (docs/specifications/credential.md, "Profile nqs"). Each has 1 to 400 UTF-16
/// code units, or is null where the code has none.
/// </summary>
public sealed record NqsFacts
{
    /// <summary>資格名称 (CN).</summary>
    public required string QualificationName { get; init; }

    /// <summary>氏名 (UN).</summary>
    public required string Name { get; init; }

    /// <summary>登録番号 (RN).</summary>
    public required string RegistrationNumber { get; init; }

    /// <summary>生年月日 (UB), as written.</summary>
    public string? BirthOn { get; init; }

    /// <summary>登録年月日 (RD), as written.</summary>
    public string? RegisteredOn { get; init; }

    /// <summary>発行年月日 (ID), as written.</summary>
    public string? IssuedOn { get; init; }

    /// <summary>交付機関 (IA).</summary>
    public string? BodyName { get; init; }

    /// <summary>交付者名 (IN).</summary>
    public string? IssuerName { get; init; }

    /// <summary>資格ID (CI).</summary>
    public string? QualificationId { get; init; }

    /// <summary>証明書ID (DN); in codes that this system issues, a <see cref="NqsPlace"/>.</summary>
    public string? CredentialId { get; init; }

    /// <summary>種別コード (DT).</summary>
    public string? Kind { get; init; }

    /// <summary>利用者コード (UC).</summary>
    public string? HolderCode { get; init; }
}
