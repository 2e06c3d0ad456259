using Akashi.Service.Platform.Money;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.Conditions;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Procedures;

/// <summary>What is asked of an applicant, and what it costs them (docs/specifications/catalog.md, "Conditions").</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class AskedTests
{
    private static readonly DateOnly Today = new(2026, 11, 30);
    private static readonly Wording Said = new("項目", "Field");

    [Theory]
    [InlineData("2026-10-31", false)]
    [InlineData("2026-10-30", true)]
    [InlineData("", false)]
    public void Duty_of_30_days_is_broken_on_the_31st_day(string day, bool asked) =>
        Assert.Equal(asked, IsAsked(new Demand.OlderThan("day", 30), Applicant(("day", day))));

    [Theory]
    [InlineData("2008-11-30", true)]
    [InlineData("2008-12-01", false)]
    [InlineData("1996-11-30", false)]
    [InlineData("1996-12-01", true)]
    [InlineData(null, false)]
    public void Age_counts_from_the_birthday(string? born, bool asked) =>
        Assert.Equal(asked, IsAsked(new Demand.OfAge(18, 30), Applicant() with { BornOn = Field.DayOf(born) }));

    [Theory]
    [InlineData(ApplicantSex.Female, true)]
    [InlineData(ApplicantSex.Male, false)]
    [InlineData(null, false)]
    public void Sex_that_the_card_does_not_say_counts_as_neither(ApplicantSex? sex, bool asked) =>
        Assert.Equal(asked, IsAsked(new Demand.OfSex(ApplicantSex.Female), Applicant() with { Sex = sex }));

    [Theory]
    [InlineData("東京都", "prefecture")]
    [InlineData("ベトナム", "nationality")]
    [InlineData("不明", "unknown")]
    public void Domicile_is_one_of_three(string domicile, string only) => Assert.All(["prefecture", "nationality", "unknown"], state =>
        Assert.Equal(state == only, IsAsked(new Demand.OfAnswer("domicile", [state]), Applicant(("domicile", domicile)))));

    [Fact]
    public void Answer_to_a_question_that_is_not_asked_does_not_count()
    {
        var hidden = Of("hidden", Kinds.Domicile, Condition.NotRegistered);
        var follows = Of("follows", Kinds.Text, Condition.Of([new Demand.OfAnswer("hidden", ["unknown"])]));
        var procedure = With([hidden, follows]);
        Assert.Empty(Asked.Of(procedure, Applicant(("hidden", "不明"))).Fields);
        Assert.Equal(2, Asked.Of(procedure, Applicant(("hidden", "不明")) with { Standing = Standing.NotRegistered }).Fields.Count);
    }

    [Theory]
    [InlineData("2026-11-29", 100)]
    [InlineData("2026-11-30", 200)]
    [InlineData("2027-04-01", 300)]
    public void Fee_is_the_one_in_force_on_the_day(string day, int yen)
    {
        FeeItem Fee(int amount, DateOnly? from) => new("a", Said, new Yen(amount), FeeKind.Fee, TaxTreatment.NonTaxable, from, Condition.Always);
        var procedure = With([]) with { Fees = [Fee(100, null), Fee(200, Today), Fee(300, new DateOnly(2027, 4, 1))] };
        Assert.Equal(yen, Assert.Single(Asked.Of(procedure, Applicant() with { Today = Field.DayOf(day)!.Value }).Fees).Amount.Amount);
    }

    private static bool IsAsked(Demand demand, Applicant applicant)
    {
        var fields = new[] { Of("day", Kinds.Date, Condition.Always), Of("domicile", Kinds.Domicile, Condition.Always), Of("it", Kinds.Text, Condition.Of([demand])) };
        return Asked.Of(With(fields), applicant).Fields.Any(f => f.Id == "it");
    }

    private static Applicant Applicant(params (string Id, string Value)[] answers) => new(Standing.Registered, answers.ToDictionary(a => a.Id, a => a.Value), Today);

    private static Field Of(string id, Akashi.Service.Procedures.FieldKinds.FieldKind kind, Condition when) => new(id, kind, Said, null, true, 60, when);

    private static Procedure With(IReadOnlyList<Field> fields) =>
        new(new ProcedureKey("a", "1"), "a", Said, Said, [], 1, [], [new Effect(RegisterEffect.Enter, AskWhen.Always)], fields, []);
}
