namespace Akashi.Service.Applications.Office.Decide;

/// <summary>What became of a decision.</summary>
internal enum DecideOutcome
{
    /// <summary>Decided (now, or the same by an earlier press).</summary>
    Decided,

    /// <summary>The body has no such application.</summary>
    NotFound,

    /// <summary>Somebody decided otherwise before.</summary>
    AlreadyDecided,

    /// <summary>Nobody has begun the review.</summary>
    NotReviewed,

    /// <summary>The register holds no entry with the number that was applied for.</summary>
    NoEntry,

    /// <summary>The entry belongs to another account already.</summary>
    EntryTaken,

    /// <summary>The entry is not in force.</summary>
    EntryNotActive,

    /// <summary>The number given for a new entry is in the register already.</summary>
    NumberTaken,

    /// <summary>The entry has another version than the one that staff saw: compare again.</summary>
    RegisterMoved,

    /// <summary>The register says already all that was applied for.</summary>
    NothingChanges,

    /// <summary>Date of birth or sex are not the entry's: another person's facts.</summary>
    OtherPerson,

    /// <summary>The name is another one, or something cannot be compared, and staff did not answer for it.</summary>
    NotConfirmed,

    /// <summary>No credential has room for what would be registered.</summary>
    NoRoomInCode,
}
