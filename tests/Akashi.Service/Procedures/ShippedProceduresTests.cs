using Akashi.Service.Catalog;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.FieldKinds;
using Akashi.Service.Procedures.Reading;
using Akashi.Service.Tests.Catalog;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Procedures;

/// <summary>The shipped procedures.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class ShippedProceduresTests
{
    private static readonly WholeCatalog Shipped = WholeCatalog.Read(Path.Combine(CatalogFiles.Root, "catalog"));

    private static IReadOnlyList<Qualification> Qualifications => Shipped.Catalog.Catalog!.Qualifications;

    [Fact]
    public void They_have_no_mistakes() => Assert.Empty(Shipped.Faults);

    [Fact]
    public void Every_example_of_a_number_is_taken_without_a_warning() => Assert.All(Qualifications, q =>
    {
        var field = InitialOf(q).FieldOf(RegisterFact.Number, Standing.Registered)!;
        var context = new FieldContext(q.Number, new DateOnly(2026, 1, 1));
        Assert.Equal(new FieldAnswer(q.Number.Example), field.Kind.Parse(field, new RawAnswer(q.Number.Example), context));
    });

    [Fact]
    public void Every_initial_registration_asks_the_number_of_those_who_are_registered() => Assert.All(Qualifications, q =>
        Assert.Single(InitialOf(q).Fields, f => f is { Binds: RegisterFact.Number, When: AskWhen.Registered, Required: true }));

    [Fact]
    public void The_change_for_care_workers_has_the_bodys_name_for_it_and_costs_500_yen()
    {
        var change = Assert.Single(ChangesOf("certified-care-worker"));
        Assert.Equal(("書換交付", 500, 21), (change.Title.Ja, change.Fee.Amount, change.Days));
    }

    [Fact]
    public void Every_other_qualification_has_the_free_generic_change() => Assert.All(Qualifications.Where(q => q.Id != "certified-care-worker"), q =>
        Assert.Equal(("登録情報の変更", true), (Assert.Single(ChangesOf(q.Id)).Title.Ja, ChangesOf(q.Id).Single().Fee.IsZero)));

    [Fact]
    public void Every_change_asks_for_the_reading_the_reason_and_a_proof() => Assert.All(Qualifications.SelectMany(q => ChangesOf(q.Id)), p =>
        Assert.Equal((true, true, true), (
            p.Fields.Any(f => f is { Binds: RegisterFact.Kana, Required: true } && f.Kind == Kinds.Kana),
            p.Fields.Any(f => f is { Id: "reason", Required: true }),
            p.Documents.Any(d => d.Required))));

    private static Procedure InitialOf(Qualification qualification) => Shipped.Procedures.Offered[qualification.Id].Single(p => !p.IsAboutEntry);

    private static IEnumerable<Procedure> ChangesOf(string qualification) => Shipped.Procedures.Offered[qualification].Where(p => p.IsAboutEntry);
}
