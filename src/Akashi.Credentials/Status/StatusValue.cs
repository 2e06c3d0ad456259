namespace Akashi.Credentials.Status;

/// <summary>State of a credential in a status list, 4 bits (docs/specifications/credential.md, "Status").</summary>
public enum StatusValue
{
    /// <summary>In force.</summary>
    Valid = 0,

    /// <summary>取消.</summary>
    Revoked = 1,

    /// <summary>一時停止.</summary>
    Suspended = 2,

    /// <summary>削除.</summary>
    Deleted = 3,

    /// <summary>A fact in it has changed.</summary>
    Replaced = 12,

    /// <summary>Its holder withdrew it.</summary>
    Withdrawn = 13,
}
