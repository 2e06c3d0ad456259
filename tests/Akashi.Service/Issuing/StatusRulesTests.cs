using Akashi.Service.Issuing;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Issuing;

/// <summary>Precedence: revoked, deleted, suspended, withdrawn by the holder, replaced, valid.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class StatusRulesTests
{
    private const string Table = """
                    Valid       Replaced    Withdrawn
        Active      Valid       Replaced    Withdrawn
        Suspended   Suspended   Suspended   Suspended
        Revoked     Revoked     Revoked     Revoked
        Deleted     Deleted     Deleted     Deleted
        """;

    [Fact]
    public void Every_pair_of_states_gives_the_value_in_the_table()
    {
        var lines = Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        foreach (var row in lines[1..])
        {
            foreach (var (state, cell) in lines[0].Zip(row[1..]))
            {
                var value = StatusRules.Of(Enum.Parse<RegistrationStatus>(row[0]), Enum.Parse<CredentialState>(state));
                Assert.Equal((row[0], state, cell), (row[0], state, value.ToString()));
            }
        }
        Assert.Equal(Enum.GetNames<RegistrationStatus>(), lines[1..].Select(row => row[0]));
        Assert.Equal(Enum.GetNames<CredentialState>(), lines[0]);
    }

    [Fact]
    public void Lifting_a_suspension_never_revives_what_the_holder_withdrew() =>
        Assert.NotEqual(StatusRules.Of(RegistrationStatus.Active, CredentialState.Valid), StatusRules.Of(RegistrationStatus.Active, CredentialState.Withdrawn));
}
