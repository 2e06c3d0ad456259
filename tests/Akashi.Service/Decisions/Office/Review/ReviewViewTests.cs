using Akashi.Service.Decisions.Office.Review;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Decisions.Office.Review;

/// <summary>Threat C7, row 6.3: the page shows what the certificate does not prove.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ReviewViewTests
{
    [Theory]
    [InlineData("高崎　吉乃", "11000", "高 崎")]
    [InlineData("𠮷田　花子", "01000", "田")]
    [InlineData("葛\U000E0102城　花子", "01000", "城")]
    [InlineData("山田　花子", "00000", "")]
    [InlineData("山田　花子", "", "")]
    [InlineData("山", "111", "山")]
    public void Substitutes_are_named_by_written_character(string name, string mask, string shown) =>
        Assert.Equal(shown, string.Join(' ', ReviewView.Substituted(name, mask)));
}
