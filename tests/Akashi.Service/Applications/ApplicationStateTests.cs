using Akashi.Service.Applications;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Applications;

/// <summary>Checks every combination of state, command and role against a table.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ApplicationStateTests
{
    // →: the application moves; =: it was done before; !: the command is refused.
    private const string Table = """
                         Submit       Review           Accept              Reject              AskFee              Pay                 Complete
        Draft            →Submitted   !NotSubmitted    !NotSubmitted       !NotSubmitted       !NotSubmitted       !NotSubmitted       !NotSubmitted
        Submitted        =            →UnderReview     !NotReviewed        !NotReviewed        !NotReviewed        !NotReviewed        !NotReviewed
        UnderReview      =            =                →Accepted           →Rejected           !NotAccepted        !NotAccepted        !NotAccepted
        Accepted         =            =                =                   !DecidedOtherwise   →AwaitingPayment    !NoFee              →Completed
        AwaitingPayment  =            =                =                   !DecidedOtherwise   =                   →Paid               !NotPaid
        Paid             =            =                =                   !DecidedOtherwise   =                   =                   →Completed
        Rejected         =            =                !DecidedOtherwise   =                   !DecidedOtherwise   !DecidedOtherwise   !DecidedOtherwise
        Completed        =            =                =                   !DecidedOtherwise   =                   =                   =
        """;

    private static readonly Dictionary<ApplicationCommand, ApplicationRole> Roles = new()
    {
        [ApplicationCommand.Submit] = ApplicationRole.Holder,
        [ApplicationCommand.Review] = ApplicationRole.Staff,
        [ApplicationCommand.Accept] = ApplicationRole.Staff,
        [ApplicationCommand.Reject] = ApplicationRole.Staff,
        [ApplicationCommand.AskFee] = ApplicationRole.System,
        [ApplicationCommand.Pay] = ApplicationRole.System,
        [ApplicationCommand.Complete] = ApplicationRole.System,
    };

    [Fact]
    public void Every_state_answers_every_command_as_the_table_says()
    {
        var lines = Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
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
        Assert.Equal(Enum.GetNames<ApplicationCommand>(), lines[0]);
    }

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

    private static string Written(Transition answer) => answer switch
    {
        Transition.Moved moved => "→" + moved.To,
        Transition.Refused refused => "!" + refused.Reason,
        _ => "=",
    };
}
