using Akashi.Service.Catalog;
using Akashi.Service.Procedures;
using Akashi.Service.Procedures.Conditions;
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
        var field = InitialOf(q).Fields.First(f => f.Binds == RegisterFact.Number);
        var context = new FieldContext(q.Number, new DateOnly(2026, 1, 1));
        Assert.Equal(new FieldAnswer(q.Number.Example), field.Kind.Parse(field, new RawAnswer(q.Number.Example), context));
    });

    [Fact]
    public void Every_initial_registration_asks_the_number_of_those_who_are_registered() => Assert.All(Qualifications, q =>
        Assert.Single(InitialOf(q).Fields, f => f is { Binds: RegisterFact.Number, Required: true } && f.When == Condition.Registered));

    [Fact]
    public void The_change_for_care_workers_has_the_bodys_name_for_it_and_costs_500_yen()
    {
        var change = Assert.Single(ChangesOf("certified-care-worker"));
        Assert.Equal(("書換交付", 500, 21), (change.Title.Ja, FeeItem.Sum(change.Fees).Amount, change.Days));
    }

    [Fact]
    public void Every_qualification_without_a_change_of_its_own_has_the_free_generic_one() => Assert.All(
        Qualifications.SelectMany(q => ChangesOf(q.Id)).Where(p => p.Key.Name == "change"), p => Assert.Equal(("登録情報の変更", 0), (p.Title.Ja, p.Fees.Count)));

    [Theory]
    [InlineData("certified-social-worker", 500, 4050 + 15_000)]
    [InlineData("physician", 1000, 60_000)]
    [InlineData("registered-nurse", 1000, 9000)]
    [InlineData("childcare-worker", 1600, 4200)]
    [InlineData("tax-accountant", 0, 50_000 + 60_000)]
    [InlineData("labor-and-social-security-attorney", 2000 + 5000, 30_000 + 30_000)]
    public void Fee_and_tax_are_items_of_their_own(string id, int change, int initial)
    {
        var first = InitialOf(Qualifications.Single(q => q.Id == id));
        Assert.Equal((change, initial), (FeeItem.Sum(Assert.Single(ChangesOf(id)).Fees).Amount, FeeItem.Sum(first.Fees).Amount));
        Assert.All(first.Fees, f => Assert.Equal(f.Kind == FeeKind.Tax ? TaxTreatment.OutOfScope : TaxTreatment.NonTaxable, f.Treatment));
        Assert.Empty(Asked.Of(first, new Applicant(Standing.Registered, new Dictionary<string, string>(), new DateOnly(2026, 12, 1))).Fees);
    }

    [Theory]
    [InlineData("certified-care-worker", 1200, 30, 30)]
    [InlineData("certified-social-worker", 1200, 30, 30)]
    [InlineData("physician", 3100, 90, 60)]
    [InlineData("registered-nurse", 3100, 90, 60)]
    [InlineData("childcare-worker", 1100, 60, 30)]
    [InlineData("tax-accountant", 6000 + 2500, 21, 30)]
    [InlineData("labor-and-social-security-attorney", 3000, 30, 30)]
    [InlineData("cook", 0, 30, 60)]
    public void Reissue_and_deletion_have_their_fees_and_days(string id, int yen, int days, int daysOfDeletion)
    {
        var (reissue, deletion) = (That(id, RegisterEffect.Reissue), That(id, RegisterEffect.Delete));
        Assert.Equal((yen, days, daysOfDeletion, 0), (FeeItem.Sum(reissue.Fees).Amount, reissue.Days, deletion.Days, deletion.Fees.Count));
    }

    [Fact]
    public void Fee_of_a_reissue_is_due_with_the_application_where_its_form_takes_the_payment() => Assert.Equal(
        ["certified-care-worker/reissue", "certified-social-worker/reissue", "physician/reissue", "registered-nurse/reissue"],
        Shipped.Procedures.All.Values.Where(p => p.FeesDue == FeeDue.AtSubmission).Select(p => p.Key.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_qualification_offers_all_that_a_holder_can_want() => Assert.All(Qualifications, q => Assert.Equal(
        [RegisterEffect.Enter, RegisterEffect.Link, RegisterEffect.Amend, RegisterEffect.Reissue, RegisterEffect.Delete],
        Shipped.Procedures.Offered[q.Id].SelectMany(p => p.Effects).Select(e => e.Does).Order()));

    [Fact]
    public void Every_deletion_asks_whether_its_meaning_was_understood() => Assert.All(
        Qualifications.Select(q => That(q.Id, RegisterEffect.Delete)), p => Assert.Contains(p.Fields, f => f is { Required: true, Statement: not null }));

    [Fact]
    public void Two_members_of_staff_decide_on_a_new_doctor_and_one_links_a_registered_one()
    {
        var physician = InitialOf(Qualifications.Single(q => q.Id == "physician"));
        Assert.Equal((true, false), (physician.NeedsTwoFor(Standing.NotRegistered), physician.NeedsTwoFor(Standing.Registered)));
        Assert.Equal((120, 21), (physician.DaysFor(Standing.NotRegistered), physician.DaysFor(Standing.Registered)));
    }

    [Fact]
    public void Every_change_asks_for_the_reading_the_reason_and_a_proof() => Assert.All(Qualifications.SelectMany(q => ChangesOf(q.Id)), p =>
        Assert.Equal((true, true, true), (
            p.Fields.Any(f => f is { Binds: RegisterFact.Kana, Required: true } && f.Kind == Kinds.Kana),
            p.Fields.Any(f => f is { Id: "reason" or "changed", Required: true }),
            p.Documents.Any(d => d.Required))));

    private static Procedure InitialOf(Qualification qualification) => Shipped.Procedures.Offered[qualification.Id].Single(p => !p.IsAboutEntry);

    private static Procedure That(string qualification, RegisterEffect does) =>
        Shipped.Procedures.Offered[qualification].Single(p => p.Effects.Any(e => e.Does == does));

    private static IEnumerable<Procedure> ChangesOf(string qualification) => Shipped.Procedures.Offered[qualification].Where(p => p.Amends);
}
