using Akashi.Service.Accounts.Join;
using Akashi.Service.Cards;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;

namespace Akashi.Service.Tests.Accounts.Join;

/// <summary>Threat J1: which facts of two certificates permit a join.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class JoinRulesTests
{
    private static readonly CertifiedFacts Hanako = Desk.Certified(Desk.Hanako);

    [Fact]
    public void Same_facts_differ_in_nothing() => Assert.Empty(JoinRules.Differences(Hanako, Hanako with { Name = "山田 花子", Address = "大阪府" }));

    [Fact]
    public void Each_other_fact_is_named() => Assert.Equal(
        ["name", "birth", "sex"],
        JoinRules.Differences(Hanako, Hanako with { Name = "山田　花", BirthOn = new DateOnly(1990, 5, 16), Sex = Sex.Male }));

    // Nothing is compared with what is not there, on either side or on both.
    [Fact]
    public void Fact_that_a_certificate_lacks_is_not_the_same()
    {
        var without = Hanako with { BirthOn = null, Sex = null };
        Assert.Equal(["birth", "sex"], JoinRules.Differences(Hanako, without));
        Assert.Equal(["birth", "sex"], JoinRules.Differences(without, Hanako));
        Assert.Equal(["birth", "sex"], JoinRules.Differences(without, without));
        Assert.Equal(["sex"], JoinRules.Differences(Hanako with { Sex = Sex.NotApplicable }, Hanako with { Sex = Sex.NotApplicable }));
        Assert.Equal(["name"], JoinRules.Differences(Hanako with { Name = "" }, Hanako with { Name = "" }));
    }
}
