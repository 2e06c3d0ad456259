using Akashi.Hosting.Dates;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.Conditions;
using Akashi.Service.Procedures.FieldKinds;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Procedures.FieldKinds;

/// <summary>Kinds of fields that are chosen, ticked, or typed into several boxes, and the rules of fields.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ChosenAndBoxedTests
{
    private static readonly FieldContext Now = new(new NumberFormat(new System.Text.RegularExpressions.Regex(""), "1", false), new DateOnly(2026, 11, 25));
    private static readonly Option[] Options = [new("a", new Wording("甲", "A")), new("b", new Wording("乙", "B"))];

    [Theory]
    [InlineData(Era.Reiwa, "8", "11", "2026-11", "令和8年（2026年）11月")]
    [InlineData(Era.Heisei, "31", "4", "2019-04", "平成31年（2019年）4月")]
    [InlineData(Era.Showa, "64", "1", "1989-01", "平成元年（1989年）1月")]
    [InlineData(Era.Western, "1989", "1", "1989-01", "平成元年（1989年）1月")]
    public void Months_are_kept_in_one_form_and_shown_in_both(Era era, string year, string month, string value, string shown)
    {
        var field = Field("year-month");
        Assert.Equal(new FieldAnswer(value), field.Read(YearMonthKind.Typed(era, year, month), Now));
        Assert.Equal(shown, field.Kind.Show(field, value));
    }

    [Theory]
    [InlineData(Era.Reiwa, "8", "12", nameof(YearMonthKind.InTheFuture))]
    [InlineData(Era.Showa, "64", "2", nameof(YearMonthKind.NotAMonth))]
    [InlineData(Era.Reiwa, "8", "13", nameof(YearMonthKind.NotAMonth))]
    [InlineData(Era.Reiwa, "", "1", nameof(YearMonthKind.NotAMonth))]
    public void What_is_no_month_up_to_this_one_is_refused(Era era, string year, string month, string fault) =>
        Assert.Equal(fault, Field("year-month").Read(YearMonthKind.Typed(era, year, month), Now).Fault?.Code);

    [Theory]
    [InlineData("one-of", "b", "b", "乙")]
    [InlineData("several-of", "b,a", "a,b", "甲、乙")]
    [InlineData("declaration", "true", "true", "申告します。")]
    [InlineData("lines", " 一行目\r\n二行目 ", "一行目\n二行目", "一行目\n二行目")]
    [InlineData("number", "０，１２３", "0123", "0123")]
    public void What_is_chosen_or_written_is_kept_in_one_form_and_signed_in_words(string kind, string sent, string value, string shown)
    {
        var field = Field(kind);
        Assert.Equal(new FieldAnswer(value), field.Read(new RawAnswer(sent), Now));
        Assert.Equal(shown, field.Kind.Show(field, value));
    }

    [Theory]
    [InlineData("one-of", "c", nameof(FieldFault.NoChoice))]
    [InlineData("one-of", "", nameof(FieldFault.NoChoice))]
    [InlineData("several-of", "a,c", nameof(FieldFault.NoChoice))]
    [InlineData("several-of", ",", nameof(FieldFault.NoChoice))]
    [InlineData("declaration", "false", nameof(DeclarationKind.NotDeclared))]
    [InlineData("number", "12a", nameof(NumberKind.NotANumber))]
    public void What_cannot_be_chosen_or_is_missing_is_refused(string kind, string sent, string fault) =>
        Assert.Equal(fault, Field(kind).Read(new RawAnswer(sent), Now).Fault?.Code);

    [Theory]
    [InlineData("Prefecture", "Tokyo", "", "東京都", null)]
    [InlineData("Nationality", "Tokyo", " 髙 ", "髙", null)]
    [InlineData("Unknown", "Tokyo", "x", "不明", null)]
    [InlineData("Prefecture", "", "", "", nameof(DomicileKind.NoPrefecture))]
    [InlineData("Prefecture", "13", "", "", nameof(DomicileKind.NoPrefecture))]
    [InlineData("Nationality", "Tokyo", " ", "", nameof(DomicileKind.NoNationality))]
    [InlineData("Other", "Tokyo", "x", "", nameof(FieldFault.Missing))]
    [InlineData("", "Tokyo", "x", "", nameof(FieldFault.Missing))]
    public void Domicile_is_kept_as_registers_hold_it(string state, string prefecture, string nationality, string value, string? fault)
    {
        var raw = new RawAnswer(new Dictionary<string, string>
        {
            [DomicileKind.StatePart] = state,
            [DomicileKind.PrefecturePart] = prefecture,
            [DomicileKind.NationalityPart] = nationality,
        });
        var answer = Field("domicile").Read(raw, Now);
        Assert.Equal((value, fault), (answer.Value, answer.Fault?.Code));
    }

    [Theory]
    [InlineData("〒１００－０００１", "東京都", "1000001 東京都", null)]
    [InlineData("1000001", "", "", nameof(AddressKind.HalfAnAddress))]
    [InlineData("", "東京都", "", nameof(AddressKind.HalfAnAddress))]
    [InlineData("100", "東京都", "", nameof(AddressKind.NotAPostalCode))]
    [InlineData("", "", "", nameof(FieldFault.Missing))]
    public void Address_is_a_code_and_a_line(string code, string text, string value, string? fault)
    {
        var answer = Field("address").Read(new RawAnswer(new Dictionary<string, string> { [AddressKind.CodePart] = code, [AddressKind.TextPart] = text }), Now);
        Assert.Equal((value, fault), (answer.Value, answer.Fault?.Code));
        if (fault is null) Assert.Equal(("100-0001", "東京都"), AddressKind.PartsOf(value));
    }

    [Theory]
    [InlineData("A123", null)]
    [InlineData("a123", nameof(FieldFault.OtherForm))]
    public void Text_has_the_form_that_the_catalog_asks_for(string text, string? fault) =>
        Assert.Equal(fault, (Field("text") with { Rules = new FieldRules { Pattern = new AnswerPattern("^[A-Z][0-9]{3}$", new Wording("甲", "A")) } })
            .Read(new RawAnswer(text), Now).Fault?.Code);

    [Theory]
    [InlineData("1", nameof(NumberKind.TooSmall))]
    [InlineData("02", null)]
    [InlineData("10", null)]
    [InlineData("11", nameof(NumberKind.TooLarge))]
    public void Number_is_within_its_bounds(string text, string? fault) =>
        Assert.Equal(fault, (Field("number") with { Rules = new FieldRules { From = "2", Until = "10" } }).Read(new RawAnswer(text), Now).Fault?.Code);

    [Theory]
    [InlineData("2026-11-25", null)]
    [InlineData("2026-11-26", nameof(DateKind.InTheFuture))]
    [InlineData("2026-11-09", nameof(FieldFault.TooLow))]
    [InlineData("2026-11-11", nameof(FieldFault.BeforeOther))]
    public void Date_is_within_its_bounds_and_not_before_another(string day, string? fault)
    {
        var first = Field("date") with { Id = "first" };
        var field = Field("date") with { Rules = new FieldRules { From = "2026-11-10", NotBefore = "first" } };
        var typed = Akashi.Service.Procedures.Field.DayOf(day)!.Value;
        var raw = DateKind.Typed(Era.Western, $"{typed.Year}", $"{typed.Month}", $"{typed.Day}");
        Assert.Equal(fault, field.Read(raw, Now with { Before = [(first, "2026-11-12")] }).Fault?.Code);
    }

    private static Field Field(string kind)
    {
        var known = Kinds.Of(kind);
        return new Field("f", known, new Wording("項目", "Field"), null, true, 60, Condition.Always)
        {
            Options = known.Needs == FieldNeed.Options ? Options : null,
            Statement = known.Needs == FieldNeed.Statement ? new Wording("申告します。", "I declare it.") : null,
        };
    }
}
