using System.Text.RegularExpressions;
using Akashi.Service.Catalog;
using Akashi.Service.Platform.Money;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.Conditions;
using Akashi.Service.Procedures.FieldKinds;
using CsCheck;

namespace Akashi.Service.Tests.Procedures.Walks;

/// <summary>Procedures that nobody wrote: any kinds, conditions, rules, pages, documents and fees.</summary>
internal static class AnyProcedure
{
    public static readonly Qualification Qualification = new(
        "cook", Said("調理師"), "ちょうりし", new Ministry("m", Said("省")), new QualificationBody("b", Said("団体")), Said("法"), Said("名簿"), Said("証"),
        new NumberFormat(new Regex("^[0-9]{1,7}$"), "012345", false));

    public static readonly Terms Terms = new(Terms.OfPortal, "7", Said("規約"), [Said("同意します。")]);

    public static readonly Gen<Procedure> Gen = CsCheck.Gen.Int[0, int.MaxValue - 1].Select(seed => Make(new Random(seed)));

    private static Procedure Make(Random random)
    {
        var fields = new List<Field>();
        for (var i = random.Next(1, 9); i > 0; i--) fields.Add(FieldAfter(fields, random));
        var documents = Enumerable.Range(0, random.Next(3))
            .Select(i => new RequiredDocument($"d{i}", Said("書類"), null, random.Next(2) == 0, ConditionAfter(fields, random))).ToList();
        var fees = Enumerable.Range(0, random.Next(3)).Select(i => new FeeItem(
            $"x{i}", Said("手数料"), new Yen(100 + i), FeeKind.Fee, TaxTreatment.NonTaxable, random.Next(2) == 0 ? null : new DateOnly(2026, 11, random.Next(1, 30)),
            ConditionAfter(fields, random))).ToList();
        return new Procedure(
            new ProcedureKey("any", "1"), "any", Said("手続"), Said("ご本人"), [], 21, fees,
            EffectsOf(random), fields, documents)
        {
            FeesDue = random.Next(2) == 0 ? null : FeeDue.AtSubmission,
            TermsId = random.Next(2) == 0 ? null : "own",
            DaysBy = random.Next(2) == 0 ? null : new StandingDays(21, 45),
            NeedsTwoOnlyFor = random.Next(2) == 0 ? null : Standing.NotRegistered,
            Pages = random.Next(3) == 0 ? null : [.. PagesOf(fields, random)],
        };
    }

    private static IReadOnlyList<Effect> EffectsOf(Random random) => random.Next(5) switch
    {
        0 => [new Effect(RegisterEffect.Amend, AskWhen.Always)],
        1 => [new Effect(RegisterEffect.Reissue, AskWhen.Always)],
        2 => [new Effect(RegisterEffect.Delete, AskWhen.Always)],
        _ => [new Effect(RegisterEffect.Link, AskWhen.Registered), new Effect(RegisterEffect.Enter, AskWhen.NotRegistered)],
    };

    private static IEnumerable<FormPage> PagesOf(List<Field> fields, Random random)
    {
        for (int begin = 0, page = 0; begin < fields.Count; page++)
        {
            var count = random.Next(1, fields.Count - begin + 1);
            yield return new FormPage($"p{page}", Said("画面"), [.. fields.Skip(begin).Take(count).Select(f => f.Id)]);
            begin += count;
        }
    }

    private static Field FieldAfter(List<Field> before, Random random)
    {
        var field = FieldAfter(before, KnownFieldKinds.Own, $"f{before.Count}", random);
        if (field.Kind is not GroupKind) return field;
        var inner = new List<Field>();
        for (var i = random.Next(1, 5); i > 0; i--)
            inner.Add(FieldAfter([.. before, .. inner], [.. KnownFieldKinds.Own.Where(k => k.CanRepeat)], $"g{inner.Count}", random));
        var least = field.Required ? random.Next(1, 3) : 0;
        return field with { Group = new Akashi.Service.Procedures.Group(least, random.Next(Math.Max(least, 1), 5), inner) };
    }

    private static Field FieldAfter(List<Field> before, IReadOnlyList<FieldKind> kinds, string id, Random random)
    {
        var kind = kinds[random.Next(kinds.Count)];
        var options = Enumerable.Range(0, random.Next(2, 10)).Select(i => new Option($"o{i}", Said($"選択肢{i}"))).ToList();
        return new Field(id, kind, Said("項目"), null, random.Next(3) > 0, 60, ConditionAfter(before, random))
        {
            Options = kind.Needs == FieldNeed.Options ? options : null,
            Statement = kind.Needs == FieldNeed.Statement ? Said("申告します。") : null,
            Rules = RulesOf(kind, before, random),
        };
    }

    private static FieldRules? RulesOf(FieldKind kind, List<Field> before, Random random)
    {
        if (random.Next(2) == 0) return null;
        if (kind.HasForm) return new FieldRules { Pattern = new AnswerPattern(Typing.Pattern, Said("A123")) };
        if (kind is not EraBoxes) return null;
        var others = before.Where(f => f.Kind == kind && f.Rules is null).ToList();
        return others.Count == 0 ? new FieldRules { From = kind.IsDay ? "2000-01-01" : "2000-01", Until = "today" } : new FieldRules { NotBefore = others[^1].Id };
    }

    private static Condition ConditionAfter(List<Field> before, Random random)
    {
        var demands = new List<Demand>();
        if (random.Next(4) == 0) demands.Add(new Demand.OfStanding(random.Next(2) == 0 ? Standing.Registered : Standing.NotRegistered));
        if (random.Next(8) == 0) demands.Add(new Demand.OfAge(random.Next(2) * 30, 40 + random.Next(100)));
        if (random.Next(8) == 0) demands.Add(new Demand.OfSex(random.Next(2) == 0 ? ApplicantSex.Female : ApplicantSex.Male));
        if (random.Next(2) == 0 && before.Count > 0)
        {
            var about = before[random.Next(before.Count)];
            var cases = about.Kind.Cases(about);
            if (cases.Count > 0) demands.Add(new Demand.OfAnswer(about.Id, [.. cases.Where(_ => random.Next(2) == 0).DefaultIfEmpty(cases[0])]));
            else if (about.Kind.IsDay) demands.Add(new Demand.OlderThan(about.Id, random.Next(90)));
        }
        return Condition.Of(demands);
    }

    private static Wording Said(string ja) => new(ja, "x");
}
