namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>Outcome of a decision.</summary>
internal enum DecideOutcome
{
    /// <summary>Decided, now or in the same way earlier.</summary>
    Decided,

    /// <summary>The body has no such application.</summary>
    NotFound,

    /// <summary>Somebody decided otherwise earlier.</summary>
    AlreadyDecided,

    /// <summary>Nobody has begun the review.</summary>
    NotReviewed,

    /// <summary>The register has no such entry, or the number and date of a new one are missing.</summary>
    NoEntry,

    /// <summary>The entry belongs to another account, or is promised to one.</summary>
    EntryTaken,

    /// <summary>The entry is not in force.</summary>
    EntryNotActive,

    /// <summary>The number assigned to the new entry is already in the register, or reserved.</summary>
    NumberTaken,

    /// <summary>The entry changed after staff saw it: compare again.</summary>
    RegisterMoved,

    /// <summary>The register already says everything that was applied for.</summary>
    NothingChanges,

    /// <summary>Date of birth or sex differ from the entry's: the facts are another person's.</summary>
    OtherPerson,

    /// <summary>The name differs, or something cannot be compared, and staff did not accept responsibility for it.</summary>
    NotConfirmed,

    /// <summary>The facts to register do not fit into a credential.</summary>
    NoRoomInCode,
}
