namespace Akashi.Service.Applications;

/// <summary>State of an application.</summary>
public enum ApplicationState
{
    /// <summary>Being written by the holder.</summary>
    Draft,

    /// <summary>Signed and received; waits for staff.</summary>
    Submitted,

    /// <summary>A member of staff has opened it for review.</summary>
    UnderReview,

    /// <summary>Accepted; the fee, if any, is not settled yet.</summary>
    Accepted,

    /// <summary>Refused with a reason. An end.</summary>
    Rejected,

    /// <summary>Entered in the register. An end.</summary>
    Completed,
}

/// <summary>What somebody wants to do with an application.</summary>
public enum ApplicationCommand
{
    /// <summary>The holder signs and submits.</summary>
    Submit,

    /// <summary>Staff open it for review.</summary>
    Review,

    /// <summary>Staff accept it.</summary>
    Accept,

    /// <summary>Staff reject it with a reason.</summary>
    Reject,

    /// <summary>It is entered in the register: at once where there is no fee.</summary>
    Complete,
}

/// <summary>Who acts.</summary>
public enum ApplicationRole
{
    /// <summary>The holder whose application it is.</summary>
    Holder,

    /// <summary>Staff of the body that keeps the register.</summary>
    Staff,

    /// <summary>The service itself, following an event.</summary>
    System,
}

/// <summary>The one state machine of applications: a function of (state, command, role), everything else is refused.</summary>
public static class ApplicationMachine
{
    /// <summary>The state a command leads to; null where it is refused in this state or to this role.</summary>
    public static ApplicationState? Next(ApplicationState state, ApplicationCommand command, ApplicationRole role) => (state, command, role) switch
    {
        (ApplicationState.Draft, ApplicationCommand.Submit, ApplicationRole.Holder) => ApplicationState.Submitted,
        (ApplicationState.Submitted, ApplicationCommand.Review, ApplicationRole.Staff) => ApplicationState.UnderReview,
        (ApplicationState.UnderReview, ApplicationCommand.Accept, ApplicationRole.Staff) => ApplicationState.Accepted,
        (ApplicationState.UnderReview, ApplicationCommand.Reject, ApplicationRole.Staff) => ApplicationState.Rejected,
        (ApplicationState.Accepted, ApplicationCommand.Complete, ApplicationRole.System) => ApplicationState.Completed,
        _ => null,
    };
}
