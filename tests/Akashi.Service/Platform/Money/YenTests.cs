using Akashi.Service.Platform.Money;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Platform.Money;

[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class YenTests
{
    [Fact]
    public void Default_is_zero() => Assert.Equal((0, true), (default(Yen).Amount, default(Yen).IsZero));

    [Fact]
    public void Negative_amount_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Yen(-1));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1_000, "1,000")]
    [InlineData(int.MaxValue, "2,147,483,647")]
    public void Digits_are_in_groups_of_three(int amount, string text) => Assert.Equal(text, new Yen(amount).ToString());

    [Fact]
    public void Equal_amounts_are_equal() => Assert.Equal(new Yen(500), new Yen(500));
}
