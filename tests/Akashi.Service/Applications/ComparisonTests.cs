using Akashi.Service.Applications;
using Akashi.Service.Applications.Portal.Change;
using Akashi.Service.Cards;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Applications;

/// <summary>Rows 2.5.8 and 6.3: pages and rules agree on what is the same.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ComparisonTests
{
    [Theory]
    [InlineData("山田　花子", "山田 花子", false)]
    [InlineData("東京都千代田区紀尾井町１－３", "東京都千代田区紀尾井町1-3", false)]
    [InlineData("東京都千代田区紀尾井町1−3", "東京都千代田区紀尾井町1‐3", false)]
    [InlineData("ＳＭＩＴＨ　ＪＯＨＮ", "Smith John", false)]
    [InlineData("髙田　花子", "高田　花子", true)]
    [InlineData("葛\U000E0102城　花子", "葛城　花子", true)]
    [InlineData("東京都千代田区紀尾井町1-3", "東京都千代田区紀尾井町1-4", true)]
    public void How_a_fact_is_written_does_not_count_and_its_characters_do(string registered, string applied, bool differs)
    {
        Assert.Equal(differs, Comparison.OfFact(registered, applied).Differs);
        Assert.Equal(differs, Comparison.OfChange(registered, applied).Differs);
    }

    [Fact]
    public void A_fact_that_one_side_does_not_hold_is_not_compared()
    {
        Assert.Equal(ComparisonResult.NotCompared, Comparison.OfFact(null, "山田　花子").Result);
        Assert.Equal(ComparisonResult.NotCompared, Comparison.OfFact("山田　花子", null).Result);
        Assert.Equal(ComparisonResult.NotCompared, Comparison.OfNumber(null, null).Result);
        Assert.Equal(ComparisonResult.NotCompared, Comparison.OfDay(null, new DateOnly(2019, 4, 1)).Result);
    }

    [Fact]
    public void What_is_applied_for_and_the_register_does_not_hold_is_a_change()
    {
        Assert.Equal(ComparisonResult.Differs, Comparison.OfChange(null, "佐藤").Result);
        Assert.Equal(ComparisonResult.NotCompared, Comparison.OfChange("佐藤", null).Result);
    }

    [Theory]
    [InlineData("第D-0123456号", "Ｄ－０１２３４５６", ComparisonResult.Same)]
    [InlineData("第D-0123456号", "D-0123457", ComparisonResult.Differs)]
    public void Numbers_are_compared_without_what_stands_around_them(string registered, string applied, object result) =>
        Assert.Equal(result, Comparison.OfNumber(registered, applied).Result);

    [Fact]
    public void Days_are_compared_and_shown_in_both_calendars()
    {
        var compared = Comparison.OfDay(new DateOnly(2019, 4, 1), new DateOnly(2019, 4, 2));
        Assert.Equal((ComparisonResult.Differs, "平成31年（2019年）4月1日"), (compared.Result, compared.Registered));
    }

    [Fact]
    public void What_the_page_calls_the_same_the_rules_do_not_change()
    {
        var registered = new RegistrationFacts(
            "山田　花子", "ヤマダ　ハナコ", null, new DateOnly(1990, 5, 15), Sex.Female, "東京都千代田区紀尾井町１－３", "東京都", new DateOnly(2019, 4, 1));
        var read = new BasicFacts("山田 花子", "東京都千代田区紀尾井町1-3", new DateOnly(1990, 5, 15), Sex.Female);
        Assert.All(ChangeRules.Compare(registered, read, _ => null), f => Assert.False(f.Comparison.Differs));
        Assert.Empty(ChangeRules.Changes(registered, read, _ => null));
    }
}
