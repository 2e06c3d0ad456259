using Akashi.Service.Registers;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Registers.Office.ChangeStatus;

/// <summary>Row 6.5: which changes of state are allowed, cell by cell.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class StatusRulesTests
{
    private const string Table = """
                    Suspend             Lift            Revoke
        Active      →Suspended          !NotSuspended   →Revoked
        Suspended   !AlreadySuspended   →Active         →Revoked
        Revoked     !Revoked            !Revoked        !Revoked
        Deleted     !Deleted            !Deleted        !Deleted
        """;

    [Fact]
    public void Every_status_answers_every_command_as_the_table_says()
    {
        var lines = Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        foreach (var row in lines[1..])
        {
            foreach (var (command, cell) in lines[0].Zip(row[1..]))
            {
                var (next, refusal) = StatusRules.Decide(Enum.Parse<RegistrationStatus>(row[0]), Enum.Parse<StatusCommand>(command));
                Assert.Equal((row[0], command, cell), (row[0], command, next is null ? "!" + refusal : "→" + next + refusal));
            }
        }
        Assert.Equal(Enum.GetNames<RegistrationStatus>(), lines[1..].Select(row => row[0]));
        Assert.Equal(Enum.GetNames<StatusCommand>(), lines[0]);
    }
}
