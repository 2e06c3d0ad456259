namespace Akashi.Service.Procedures;

/// <summary>
/// A fact that a credential can do without (docs/specifications/credential.md, "Facts"). The names are stable codes in stored versions.
/// </summary>
public enum OmittableFact
{
    /// <summary>Date of birth.</summary>
    BirthDate,

    /// <summary>Reading of the name.</summary>
    Kana,

    /// <summary>旧姓 or 通称.</summary>
    FormerName,
}
