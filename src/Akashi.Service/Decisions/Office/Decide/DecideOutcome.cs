namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>Outcome of a decision.</summary>
internal enum DecideOutcome
{
    /// <summary>Decided, now or in the same way earlier.</summary>
    Decided,

    /// <summary>The first of two persons has decided; a second one has to confirm it.</summary>
    Proposed,

    /// <summary>It was sent back to the review.</summary>
    SentBack,

    /// <summary>The body has no such application.</summary>
    NotFound,

    /// <summary>Somebody decided otherwise earlier.</summary>
    AlreadyDecided,

    /// <summary>Nobody has begun the review.</summary>
    NotReviewed,

    /// <summary>It is with the holder for correction.</summary>
    WithHolder,

    /// <summary>It was withdrawn by the holder, or has expired.</summary>
    Ended,

    /// <summary>The holder corrected it after staff saw it: read it again.</summary>
    RoundMoved,

    /// <summary>A first person has decided: it is confirmed or sent back, and not decided anew.</summary>
    AwaitsSecond,

    /// <summary>Who decided first cannot confirm it.</summary>
    SamePerson,

    /// <summary>Nothing awaits this confirmation: it was sent back, or decided anew.</summary>
    ProposalMoved,

    /// <summary>Where a second person confirms, the first one has to say why.</summary>
    NoReason,

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
