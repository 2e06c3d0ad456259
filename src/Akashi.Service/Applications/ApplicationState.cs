namespace Akashi.Service.Applications;

/// <summary>State of an application.</summary>
public enum ApplicationState
{
    /// <summary>The holder is still filling it in.</summary>
    Draft,

    /// <summary>Signed and received; waits for staff.</summary>
    Submitted,

    /// <summary>A member of staff has opened it for review.</summary>
    UnderReview,

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
}

/// <summary>An action on an application.</summary>
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

    /// <summary>The fee is asked for.</summary>
    AskFee,

    /// <summary>The payment provider confirms the fee.</summary>
    Pay,

    /// <summary>The register is updated: at once if there is no fee.</summary>
    Complete,
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

    /// <summary>Nobody has opened it for review.</summary>
    NotReviewed,

    /// <summary>It is not accepted yet.</summary>
    NotAccepted,

    /// <summary>No fee was asked for.</summary>
    NoFee,

    /// <summary>The fee is not confirmed yet.</summary>
    NotPaid,

    /// <summary>The opposite was decided earlier.</summary>
    DecidedOtherwise,
}

/// <summary>The state machine's answer to a command.</summary>
public abstract record Transition
{
    private Transition()
    {
    }

    /// <summary>The command moves the application to another state.</summary>
    /// <param name="To">The new state.</param>
    public sealed record Moved(ApplicationState To) : Transition;

    /// <summary>The command was carried out before: pressing a button twice gives the first answer again.</summary>
    public sealed record Already : Transition;

    /// <summary>The command is refused.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(ApplicationRefusal Reason) : Transition;
}

/// <summary>The state machine of applications: a function of (state, command, role).</summary>
public static class ApplicationMachine
{
    private static readonly Transition Already = new Transition.Already();

    /// <summary>Whether a state is final.</summary>
    public static bool IsEnd(ApplicationState state) => state is ApplicationState.Rejected or ApplicationState.Completed;

    /// <summary>Decides what a command leads to.</summary>
    public static Transition Decide(ApplicationState state, ApplicationCommand command, ApplicationRole role) =>
        role == RoleOf(command) ? Decide(state, command) : Refused(ApplicationRefusal.WrongRole);

    private static ApplicationRole RoleOf(ApplicationCommand command) => command switch
    {
        ApplicationCommand.Submit => ApplicationRole.Holder,
        ApplicationCommand.AskFee or ApplicationCommand.Pay or ApplicationCommand.Complete => ApplicationRole.System,
        _ => ApplicationRole.Staff,
    };

    private static Transition Decide(ApplicationState state, ApplicationCommand command) => (state, command) switch
    {
        (ApplicationState.Draft, ApplicationCommand.Submit) => Moved(ApplicationState.Submitted),
        (ApplicationState.Draft, _) => Refused(ApplicationRefusal.NotSubmitted),
        (_, ApplicationCommand.Submit) => Already,

        (ApplicationState.Submitted, ApplicationCommand.Review) => Moved(ApplicationState.UnderReview),
        (ApplicationState.Submitted, _) => Refused(ApplicationRefusal.NotReviewed),
        (_, ApplicationCommand.Review) => Already,

        (ApplicationState.UnderReview, ApplicationCommand.Accept) => Moved(ApplicationState.Accepted),
        (ApplicationState.UnderReview, ApplicationCommand.Reject) => Moved(ApplicationState.Rejected),
        (ApplicationState.UnderReview, _) => Refused(ApplicationRefusal.NotAccepted),

        (ApplicationState.Rejected, ApplicationCommand.Reject) => Already,
        (ApplicationState.Rejected, _) or (_, ApplicationCommand.Reject) => Refused(ApplicationRefusal.DecidedOtherwise),

        (ApplicationState.Accepted, ApplicationCommand.AskFee) => Moved(ApplicationState.AwaitingPayment),
        (ApplicationState.Accepted, ApplicationCommand.Pay) => Refused(ApplicationRefusal.NoFee),
        (ApplicationState.Accepted, ApplicationCommand.Complete) => Moved(ApplicationState.Completed),

        (ApplicationState.AwaitingPayment, ApplicationCommand.Pay) => Moved(ApplicationState.Paid),
        (ApplicationState.AwaitingPayment, ApplicationCommand.Complete) => Refused(ApplicationRefusal.NotPaid),

        (ApplicationState.Paid, ApplicationCommand.Complete) => Moved(ApplicationState.Completed),
        _ => Already,
    };

    private static Transition.Moved Moved(ApplicationState to) => new(to);

    private static Transition.Refused Refused(ApplicationRefusal reason) => new(reason);
}
