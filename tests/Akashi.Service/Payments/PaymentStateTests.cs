using Akashi.Service.Payments;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Payments;

/// <summary>The state machine of payments, cell by cell.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class PaymentStateTests
{
    // "→ X" moves to X, "=" stays.
    private const string Table = """
                    Opened     LostSight  Captured   CapturedBesides  Declined   Cancelled   Abandoned
        Requested   →Started   →Unknown   →Captured  →Surplus         →Declined  →Cancelled  →Abandoned
        Started     =          →Unknown   →Captured  →Surplus         →Declined  →Cancelled  →Abandoned
        Unknown     →Started   =          →Captured  →Surplus         →Declined  →Cancelled  →Abandoned
        Captured    =          =          =          =                =          =           =
        Declined    =          =          →Captured  →Surplus         =          =           =
        Cancelled   =          =          →Captured  →Surplus         =          =           =
        Abandoned   =          =          →Captured  →Surplus         =          =           =
        Surplus     =          =          =          =                =          =           =
        """;

    [Fact]
    public void Every_state_reacts_to_all_news_as_in_the_table()
    {
        var lines = Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        foreach (var row in lines[1..])
        {
            foreach (var (news, cell) in lines[0].Zip(row[1..]))
            {
                var next = PaymentMachine.Decide(Enum.Parse<AttemptState>(row[0]), Enum.Parse<PaymentNews>(news));
                Assert.Equal((row[0], news, cell), (row[0], news, next is { } to ? "→" + to : "="));
            }
        }
        Assert.Equal(Enum.GetNames<AttemptState>(), lines[1..].Select(row => row[0]));
        Assert.Equal(Enum.GetNames<PaymentNews>(), lines[0]);
    }

    [Theory]
    [InlineData("Declined")]
    [InlineData("Cancelled")]
    [InlineData("Abandoned")]
    public void A_charge_whose_attempt_ended_unpaid_is_offered_again(string attempt) =>
        Assert.Equal(ChargeState.Offered, PaymentMachine.After(Enum.Parse<AttemptState>(attempt)));
}
