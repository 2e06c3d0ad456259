namespace Akashi.Service.Applications;

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
    public static bool IsEnd(ApplicationState state) =>
        state is ApplicationState.Rejected or ApplicationState.Completed or ApplicationState.Withdrawn or ApplicationState.Expired;

    /// <summary>Whether a fee is asked for and not paid, due with the submission or after the review.</summary>
    public static bool OwesFee(ApplicationState state) => state is ApplicationState.AwaitingPayment or ApplicationState.Unpaid;

    /// <summary>Whether the holder fills it in or corrects it; in every other state its content stays as it was signed.</summary>
    public static bool IsWithHolder(ApplicationState state) => state is ApplicationState.Draft or ApplicationState.Returned;

    /// <summary>Decides what a command leads to.</summary>
    public static Transition Decide(ApplicationState state, ApplicationCommand command, ApplicationRole role) =>
        role == RoleOf(command) ? Decide(state, command) : Refused(ApplicationRefusal.WrongRole);

    private static ApplicationRole RoleOf(ApplicationCommand command) => command switch
    {
        ApplicationCommand.Submit or ApplicationCommand.Withdraw => ApplicationRole.Holder,
        ApplicationCommand.AskFee or ApplicationCommand.Pay or ApplicationCommand.Complete or ApplicationCommand.Expire => ApplicationRole.System,
        _ => ApplicationRole.Staff,
    };

    private static Transition Decide(ApplicationState state, ApplicationCommand command) => (state, command) switch
    {
        (ApplicationState.Withdrawn, ApplicationCommand.Withdraw) or (ApplicationState.Expired, ApplicationCommand.Expire) => Already,
        (ApplicationState.Withdrawn or ApplicationState.Expired, _) => Refused(ApplicationRefusal.Ended),

        (ApplicationState.Draft, ApplicationCommand.Submit) => Moved(ApplicationState.Submitted),
        (ApplicationState.Draft, _) => Refused(ApplicationRefusal.NotSubmitted),

        (ApplicationState.Returned, ApplicationCommand.Submit) => Moved(ApplicationState.Submitted),
        (ApplicationState.Returned, ApplicationCommand.Return) => Already,
        (ApplicationState.Returned, ApplicationCommand.Withdraw) => Moved(ApplicationState.Withdrawn),
        (ApplicationState.Returned, ApplicationCommand.Expire) => Moved(ApplicationState.Expired),
        (ApplicationState.Returned, _) => Refused(ApplicationRefusal.WithHolder),

        (ApplicationState.Unpaid, ApplicationCommand.Submit or ApplicationCommand.AskFee) => Already,
        (ApplicationState.Unpaid, ApplicationCommand.Pay) => Moved(ApplicationState.Submitted),
        (ApplicationState.Unpaid, ApplicationCommand.Withdraw) => Moved(ApplicationState.Withdrawn),
        (ApplicationState.Unpaid, ApplicationCommand.Expire) => Moved(ApplicationState.Expired),
        (ApplicationState.Unpaid, _) => Refused(ApplicationRefusal.Unpaid),

        (ApplicationState.AwaitingPayment, ApplicationCommand.Expire) => Moved(ApplicationState.Expired),
        (_, ApplicationCommand.Expire) => Refused(ApplicationRefusal.NothingDue),
        (_, ApplicationCommand.Submit) => Already,

        (ApplicationState.Submitted, ApplicationCommand.Review) => Moved(ApplicationState.UnderReview),
        (ApplicationState.Submitted, ApplicationCommand.Withdraw) => Moved(ApplicationState.Withdrawn),
        (ApplicationState.Submitted, ApplicationCommand.AskFee) => Moved(ApplicationState.Unpaid),
        (ApplicationState.Submitted, ApplicationCommand.Pay) => Already,
        (ApplicationState.Submitted, _) => Refused(ApplicationRefusal.NotReviewed),
        (_, ApplicationCommand.Review) => Already,

        (ApplicationState.UnderReview, ApplicationCommand.Return) => Moved(ApplicationState.Returned),
        (ApplicationState.UnderReview, ApplicationCommand.Propose) => Moved(ApplicationState.AwaitingSecond),
        (ApplicationState.UnderReview, ApplicationCommand.SendBack) => Already,
        (ApplicationState.AwaitingSecond, ApplicationCommand.Return) => Refused(ApplicationRefusal.AwaitsSecond),
        (ApplicationState.AwaitingSecond, ApplicationCommand.Propose) => Already,
        (ApplicationState.AwaitingSecond, ApplicationCommand.SendBack) => Moved(ApplicationState.UnderReview),
        (ApplicationState.UnderReview or ApplicationState.AwaitingSecond, ApplicationCommand.Accept) => Moved(ApplicationState.Accepted),
        (ApplicationState.UnderReview or ApplicationState.AwaitingSecond, ApplicationCommand.Reject) => Moved(ApplicationState.Rejected),
        (ApplicationState.UnderReview or ApplicationState.AwaitingSecond, ApplicationCommand.Withdraw) => Moved(ApplicationState.Withdrawn),
        (ApplicationState.UnderReview or ApplicationState.AwaitingSecond, _) => Refused(ApplicationRefusal.NotAccepted),

        (ApplicationState.Rejected, ApplicationCommand.Reject) => Already,
        (ApplicationState.Rejected, _) => Refused(ApplicationRefusal.DecidedOtherwise),
        // Paid, but what was accepted no longer holds: staff decide once more.
        (ApplicationState.Paid, ApplicationCommand.Reject) => Moved(ApplicationState.Rejected),
        (_, ApplicationCommand.Reject or ApplicationCommand.Return or ApplicationCommand.Propose or ApplicationCommand.SendBack
            or ApplicationCommand.Withdraw) => Refused(ApplicationRefusal.DecidedOtherwise),

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
