namespace Akashi.Service.Applications;

/// <summary>State of an application.</summary>
public enum ApplicationState
{
    /// <summary>The holder is still filling it in.</summary>
    Draft,

    /// <summary>Signed and received; waits for staff.</summary>
    Submitted,

    /// <summary>Signed, but the fee that is due with it is not paid: staff do not have it yet.</summary>
    Unpaid,

    /// <summary>A member of staff has opened it for review.</summary>
    UnderReview,

    /// <summary>差戻し: returned to the holder, who corrects it and signs again.</summary>
    Returned,

    /// <summary>A member of staff has decided, and a second one has to confirm it.</summary>
    AwaitingSecond,

    /// <summary>Accepted; completed at once if there is no fee.</summary>
    Accepted,

    /// <summary>決済待ち: accepted, and waits for the fee.</summary>
    AwaitingPayment,

    /// <summary>The fee is confirmed; the register is normally updated in the same act.</summary>
    Paid,

    /// <summary>Refused with a reason. Final.</summary>
    Rejected,

    /// <summary>Entered in the register. Final.</summary>
    Completed,

    /// <summary>取下げ: withdrawn by the holder before the decision. Final.</summary>
    Withdrawn,

    /// <summary>Ended because the holder neither corrected nor paid in time. Final.</summary>
    Expired,
}

/// <summary>An action on an application.</summary>
public enum ApplicationCommand
{
    /// <summary>The holder signs and submits, for the first time or after a correction.</summary>
    Submit,

    /// <summary>Staff open it for review.</summary>
    Review,

    /// <summary>Staff return it for correction, with reasons.</summary>
    Return,

    /// <summary>Staff decide where a second person has to confirm it.</summary>
    Propose,

    /// <summary>The second person sends it back to the review instead.</summary>
    SendBack,

    /// <summary>Staff accept it.</summary>
    Accept,

    /// <summary>Staff reject it with a reason.</summary>
    Reject,

    /// <summary>The holder withdraws it.</summary>
    Withdraw,

    /// <summary>The fee is asked for.</summary>
    AskFee,

    /// <summary>The payment provider confirms the fee.</summary>
    Pay,

    /// <summary>The register is updated: at once if there is no fee.</summary>
    Complete,

    /// <summary>The time for a correction or a payment is over.</summary>
    Expire,
}

/// <summary>Who acts.</summary>
public enum ApplicationRole
{
    /// <summary>The holder whose application it is.</summary>
    Holder,

    /// <summary>Staff of the body that keeps the register.</summary>
    Staff,

    /// <summary>The service itself, in response to an event.</summary>
    System,
}

/// <summary>Why a command is refused. The names are stable codes.</summary>
public enum ApplicationRefusal
{
    /// <summary>This role may not give the command.</summary>
    WrongRole,

    /// <summary>It is still a draft.</summary>
    NotSubmitted,

    /// <summary>Its fee is due with the submission and not paid.</summary>
    Unpaid,

    /// <summary>Nobody has opened it for review.</summary>
    NotReviewed,

    /// <summary>It is not accepted yet.</summary>
    NotAccepted,

    /// <summary>No fee was asked for.</summary>
    NoFee,

    /// <summary>The fee is not confirmed yet.</summary>
    NotPaid,

    /// <summary>It was decided otherwise earlier.</summary>
    DecidedOtherwise,

    /// <summary>It is with the holder for correction.</summary>
    WithHolder,

    /// <summary>It awaits the second person, who can send it back to the review.</summary>
    AwaitsSecond,

    /// <summary>It waits for nothing that the holder has to do by a day.</summary>
    NothingDue,

    /// <summary>It was withdrawn or has expired.</summary>
    Ended,
}
