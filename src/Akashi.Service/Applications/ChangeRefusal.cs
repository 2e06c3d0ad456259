namespace Akashi.Service.Applications;

/// <summary>Why this person and card cannot change a registration online; each reason has its own text and way out.</summary>
public enum ChangeRefusal
{
    /// <summary>The registration is not linked to the account, or is gone.</summary>
    NotLinked,

    /// <summary>一時停止.</summary>
    Suspended,

    /// <summary>取消.</summary>
    Revoked,

    /// <summary>削除.</summary>
    Deleted,

    /// <summary>The card's date of birth differs from the register's: another person, or a correction that must be made on paper (G2).</summary>
    BirthDiffers,

    /// <summary>The card's sex differs from the register's: it must be corrected on paper.</summary>
    SexDiffers,
}
