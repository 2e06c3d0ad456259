using Akashi.Service.Applications;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Applications;

/// <summary>受付番号, row 1.6.1.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ReceiptNumberTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Begins_with_the_day_in_Japan() => Assert.StartsWith("261125-", ReceiptNumber.Make(At), StringComparison.Ordinal);

    [Fact]
    public void Holds_no_character_that_is_mistaken_for_another() =>
        Assert.All(Enumerable.Range(0, 200), _ => Assert.Matches("^[0-9]{6}-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$", ReceiptNumber.Make(At)));

    [Fact]
    public void Ten_thousand_of_one_day_are_all_different() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(_ => ReceiptNumber.Make(At)).Distinct().Count());
}
