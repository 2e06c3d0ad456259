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

    /// <summary>Accepted; without a fee it is completed at once.</summary>
    Accepted,

    /// <summary>決済待ち: accepted, and the fee is to be paid.</summary>
    AwaitingPayment,

    /// <summary>The fee is confirmed; the entry follows in the same act.</summary>
    Paid,

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

    /// <summary>The fee is asked for.</summary>
    AskFee,

    /// <summary>The fee is confirmed by the provider.</summary>
    Pay,

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

/// <summary>Why a command is refused; the names are stable codes.</summary>
public enum ApplicationRefusal
{
    /// <summary>The command is not this role's.</summary>
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

    /// <summary>It was decided the other way before.</summary>
    DecidedOtherwise,
}

/// <summary>What the state machine answers to a command.</summary>
public abstract record Transition
{
    private Transition()
    {
    }

    /// <summary>The command leads to another state.</summary>
    /// <param name="To">The new state.</param>
    public sealed record Moved(ApplicationState To) : Transition;

    /// <summary>The command was carried out before: a second press gets the first answer.</summary>
    public sealed record Already : Transition;

    /// <summary>The command is refused.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(ApplicationRefusal Reason) : Transition;
}

/// <summary>The one state machine of applications: a function of (state, command, role).</summary>
public static class ApplicationMachine
{
    private static readonly Transition Already = new Transition.Already();

    /// <summary>Whether nothing follows a state.</summary>
    public static bool IsEnd(ApplicationState state) => state is ApplicationState.Rejected or ApplicationState.Completed;

    /// <summary>What becomes of a command.</summary>
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
