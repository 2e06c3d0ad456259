using Akashi.Service.Applications;
using Akashi.Service.Applications.Portal.Change;
using Akashi.Service.Cards;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Applications.Portal.Change;

/// <summary>What may be changed online, and what a change consists of (rows 2.5.2 and 2.5.8; threats G1, G2, G4, G6).</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ChangeRulesTests
{
    private static readonly Guid Holder = new("01990000-0000-7000-8000-000000000001");
    private static readonly RegistrationFacts Registered = new(
        "小林　美咲", "コバヤシ　ミサキ", null, new DateOnly(1992, 9, 3), Sex.Female, "横浜市中区１－２", "神奈川県", new DateOnly(2016, 4, 15));
    private static readonly BasicFacts Card = new("小林　美咲", "横浜市中区１－２", new DateOnly(1992, 9, 3), Sex.Female);

    [Fact]
    public void The_holder_changes_an_active_entry() => Assert.Null(ChangeRules.Refuse(Entry(), Holder, Card));

    [Fact]
    public void G1_an_entry_of_another_account_or_of_none_is_refused() => Assert.All<RegistrationView?>(
        [null, Entry() with { AccountId = null }, Entry() with { AccountId = Guid.Empty }],
        entry => Assert.Equal(ChangeRefusal.NotLinked, ChangeRules.Refuse(entry, Holder, Card)));

    [Theory]
    [InlineData(RegistrationStatus.Suspended, ChangeRefusal.Suspended)]
    [InlineData(RegistrationStatus.Revoked, ChangeRefusal.Revoked)]
    [InlineData(RegistrationStatus.Deleted, ChangeRefusal.Deleted)]
    internal void G6_an_entry_that_is_not_in_force_is_refused_with_its_reason(RegistrationStatus status, ChangeRefusal reason) =>
        Assert.Equal(reason, ChangeRules.Refuse(Entry() with { Status = status }, Holder, null));

    [Fact]
    public void G2_another_date_of_birth_is_refused() =>
        Assert.Equal(ChangeRefusal.BirthDiffers, ChangeRules.Refuse(Entry(), Holder, Card with { BirthOn = new DateOnly(1992, 9, 4) }));

    [Fact]
    public void G2_another_sex_is_refused() => Assert.Equal(ChangeRefusal.SexDiffers, ChangeRules.Refuse(Entry(), Holder, Card with { Sex = Sex.Male }));

    [Fact]
    public void A_register_that_holds_no_sex_does_not_ask_for_it() =>
        Assert.Null(ChangeRules.Refuse(Entry() with { Facts = Registered with { Sex = null } }, Holder, Card));

    [Theory]
    [InlineData("小林 美咲", "横浜市中区1-2")]
    [InlineData("小林美咲", "横浜市中区１‐２")]
    public void White_space_width_and_hyphens_are_no_change(string name, string address) =>
        Assert.Empty(ChangeRules.Changes(Registered, Card with { Name = name, Address = address }, NoAnswers));

    [Fact]
    public void A_variant_character_is_a_change() => Assert.Equal(
        [new FactChange(RegisterFact.Name, "高崎　花", "髙﨑　花")], ChangeRules.Changes(Registered with { Name = "高崎　花" }, Card with { Name = "髙﨑　花" }, NoAnswers));

    [Fact]
    public void Only_what_differs_is_a_change() => Assert.Equal(
        [
            new FactChange(RegisterFact.Name, "小林　美咲", "中村　美咲"),
            new FactChange(RegisterFact.FormerName, null, "小林"),
            new FactChange(RegisterFact.Domicile, "神奈川県", "東京都"),
        ],
        ChangeRules.Changes(
            Registered,
            Card with { Name = "中村　美咲" },
            Answers((RegisterFact.Kana, "コバヤシ　ミサキ"), (RegisterFact.FormerName, "小林"), (RegisterFact.Domicile, "東京都"))));

    [Fact]
    public void An_answer_that_is_not_given_changes_nothing() => Assert.Empty(ChangeRules.Changes(Registered with { Domicile = "東京都" }, Card, NoAnswers));

    [Fact]
    public void A_register_without_addresses_does_not_get_one() => Assert.Empty(ChangeRules.Changes(Registered with { Address = null }, Card, NoAnswers));

    [Fact]
    public void G4_signed_changes_that_the_register_already_holds_are_done() => Assert.Equal(
        [RegisterFact.Address],
        ChangeRules.StillOpen(
            [new(RegisterFact.Name, "小林　美咲", "中村　美咲"), new(RegisterFact.Address, "x", "y")],
            Registered with { Name = "中村 美咲" }).Select(c => c.Fact));

    private static string? NoAnswers(RegisterFact fact) => null;

    private static Func<RegisterFact, string?> Answers(params (RegisterFact Fact, string Answer)[] given) =>
        fact => given.FirstOrDefault(g => g.Fact == fact).Answer;

    private static RegistrationView Entry() => new(Guid.Empty, "q", "D-1", Holder, RegistrationStatus.Active, 1, Registered);
}
