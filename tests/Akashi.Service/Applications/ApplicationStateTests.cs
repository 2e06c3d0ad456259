using Akashi.Service.Applications;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Applications;

/// <summary>Checks every combination of state, command and role against a table.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ApplicationStateTests
{
    // →: the application moves; =: it was done before; !: the command is refused.
    private const string First = """
                         Submit      Review         Return             Propose            SendBack           Accept             Reject
        Draft            →Submitted  !NotSubmitted  !NotSubmitted      !NotSubmitted      !NotSubmitted      !NotSubmitted      !NotSubmitted
        Submitted        =           →UnderReview   !NotReviewed       !NotReviewed       !NotReviewed       !NotReviewed       !NotReviewed
        Unpaid           =           !Unpaid        !Unpaid            !Unpaid            !Unpaid            !Unpaid            !Unpaid
        UnderReview      =           =              →Returned          →AwaitingSecond    =                  →Accepted          →Rejected
        Returned         →Submitted  !WithHolder    =                  !WithHolder        !WithHolder        !WithHolder        !WithHolder
        AwaitingSecond   =           =              !AwaitsSecond      =                  →UnderReview       →Accepted          →Rejected
        Accepted         =           =              !DecidedOtherwise  !DecidedOtherwise  !DecidedOtherwise  =                  !DecidedOtherwise
        AwaitingPayment  =           =              !DecidedOtherwise  !DecidedOtherwise  !DecidedOtherwise  =                  !DecidedOtherwise
        Paid             =           =              !DecidedOtherwise  !DecidedOtherwise  !DecidedOtherwise  =                  →Rejected
        Rejected         =           =              !DecidedOtherwise  !DecidedOtherwise  !DecidedOtherwise  !DecidedOtherwise  =
        Completed        =           =              !DecidedOtherwise  !DecidedOtherwise  !DecidedOtherwise  =                  !DecidedOtherwise
        Withdrawn        !Ended      !Ended         !Ended             !Ended             !Ended             !Ended             !Ended
        Expired          !Ended      !Ended         !Ended             !Ended             !Ended             !Ended             !Ended
        """;

    private const string Second = """
                         Withdraw           AskFee             Pay                Complete           Expire
        Draft            !NotSubmitted      !NotSubmitted      !NotSubmitted      !NotSubmitted      !NotSubmitted
        Submitted        →Withdrawn         →Unpaid            =                  !NotReviewed       !NothingDue
        Unpaid           →Withdrawn         =                  →Submitted         !Unpaid            →Expired
        UnderReview      →Withdrawn         !NotAccepted       !NotAccepted       !NotAccepted       !NothingDue
        Returned         →Withdrawn         !WithHolder        !WithHolder        !WithHolder        →Expired
        AwaitingSecond   →Withdrawn         !NotAccepted       !NotAccepted       !NotAccepted       !NothingDue
        Accepted         !DecidedOtherwise  →AwaitingPayment   !NoFee             →Completed         !NothingDue
        AwaitingPayment  !DecidedOtherwise  =                  →Paid              !NotPaid           →Expired
        Paid             !DecidedOtherwise  =                  =                  →Completed         !NothingDue
        Rejected         !DecidedOtherwise  !DecidedOtherwise  !DecidedOtherwise  !DecidedOtherwise  !NothingDue
        Completed        !DecidedOtherwise  =                  =                  =                  !NothingDue
        Withdrawn        =                  !Ended             !Ended             !Ended             !Ended
        Expired          !Ended             !Ended             !Ended             !Ended             =
        """;

    private static readonly Dictionary<ApplicationCommand, ApplicationRole> Roles = new()
    {
        [ApplicationCommand.Submit] = ApplicationRole.Holder,
        [ApplicationCommand.Review] = ApplicationRole.Staff,
        [ApplicationCommand.Return] = ApplicationRole.Staff,
        [ApplicationCommand.Propose] = ApplicationRole.Staff,
        [ApplicationCommand.SendBack] = ApplicationRole.Staff,
        [ApplicationCommand.Accept] = ApplicationRole.Staff,
        [ApplicationCommand.Reject] = ApplicationRole.Staff,
        [ApplicationCommand.Withdraw] = ApplicationRole.Holder,
        [ApplicationCommand.AskFee] = ApplicationRole.System,
        [ApplicationCommand.Pay] = ApplicationRole.System,
        [ApplicationCommand.Complete] = ApplicationRole.System,
        [ApplicationCommand.Expire] = ApplicationRole.System,
    };

    [Theory]
    [InlineData(First)]
    [InlineData(Second)]
    public void Every_state_answers_every_command_as_the_table_says(string table)
    {
        var lines = Read(table);
        foreach (var row in lines[1..])
        {
            foreach (var (command, cell) in lines[0].Zip(row[1..]))
            {
                var given = Enum.Parse<ApplicationCommand>(command);
                var answer = ApplicationMachine.Decide(Enum.Parse<ApplicationState>(row[0]), given, Roles[given]);
                Assert.Equal((row[0], command, cell), (row[0], command, Written(answer)));
            }
        }
        Assert.Equal(Enum.GetNames<ApplicationState>(), lines[1..].Select(row => row[0]));
    }

    [Fact]
    public void The_tables_decide_every_command() =>
        Assert.Equal(Enum.GetNames<ApplicationCommand>(), Read(First)[0].Concat(Read(Second)[0]));

    [Fact]
    public void No_other_role_can_give_a_command_in_any_state()
    {
        var others = from state in Enum.GetValues<ApplicationState>()
                     from command in Enum.GetValues<ApplicationCommand>()
                     from role in Enum.GetValues<ApplicationRole>()
                     where role != Roles[command]
                     select ApplicationMachine.Decide(state, command, role);
        Assert.All(others, answer => Assert.Equal(new Transition.Refused(ApplicationRefusal.WrongRole), answer));
    }

    [Fact]
    public void A_second_press_of_what_moved_gets_the_first_answer()
    {
        foreach (var (command, role) in Roles)
        {
            var moves = Enum.GetValues<ApplicationState>().Select(state => ApplicationMachine.Decide(state, command, role)).OfType<Transition.Moved>();
            Assert.All(moves, moved => Assert.IsType<Transition.Already>(ApplicationMachine.Decide(moved.To, command, role)));
        }
    }

    private static List<string[]> Read(string table) =>
        [.. table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static string Written(Transition answer) => answer switch
    {
        Transition.Moved moved => "→" + moved.To,
        Transition.Refused refused => "!" + refused.Reason,
        _ => "=",
    };
}
