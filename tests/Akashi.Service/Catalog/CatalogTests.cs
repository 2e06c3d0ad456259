using Akashi.Service.Catalog;
using Akashi.Service.Catalog.Input;
using Akashi.Service.Catalog.Reading;

namespace Akashi.Service.Tests.Catalog;

/// <summary>The catalog that ships.</summary>
public class CatalogTests
{
    private static readonly CatalogFace Shipped = Read();

    [Fact]
    public void Every_qualification_of_the_data_is_there_by_its_name_and_reading() =>
        Assert.Equal(
            File.ReadLines(Path.Combine(CatalogFiles.Root, "tests/Akashi.Service/Catalog/qualifications.txt")).Where(l => !l.StartsWith('#')).Order(StringComparer.Ordinal),
            Shipped.Qualifications.Select(q => $"{q.Id}|{q.Name}|{q.Kana}").Order(StringComparer.Ordinal));

    [Fact]
    public void There_are_104_of_them() => Assert.Equal(104, Shipped.Qualifications.Count);

    [Fact]
    public void They_are_ordered_by_reading() => Assert.Equal(Shipped.Qualifications.Select(q => q.Kana).Order(StringComparer.Ordinal), Shipped.Qualifications.Select(q => q.Kana));

    [Fact]
    public void Every_example_of_a_number_is_taken_without_a_warning() => Assert.All(Shipped.Qualifications, q =>
        Assert.Equal(
            new FieldAnswer(q.Number.Example),
            FieldInput.Parse(new Field("number", FieldKind.RegistrationNumber, "", null, true, 60, AskWhen.Always), new RawAnswer(q.Number.Example), q.Number, new DateOnly(2026, 1, 1))));

    [Fact]
    public void Every_initial_registration_asks_the_number_of_those_who_are_registered() => Assert.All(Shipped.Qualifications, q =>
        Assert.Single(q.InitialRegistration.Form.Fields, f => f is { Kind: FieldKind.RegistrationNumber, When: AskWhen.Registered, Required: true }));

    [Fact]
    public void The_change_of_care_workers_is_named_as_the_body_names_it_and_costs_500_yen()
    {
        var change = Assert.Single(Shipped.Find("certified-care-worker")!.Changes);
        Assert.Equal(("書換交付", 500, 21), (change.Title, change.Fee.Amount, change.Days));
    }

    [Fact]
    public void Every_other_qualification_has_the_free_generic_change() => Assert.All(Shipped.Qualifications.Where(q => q.Id != "certified-care-worker"), q =>
        Assert.Equal(("登録情報の変更", true), (Assert.Single(q.Changes).Title, q.Changes.Single().Fee.IsZero)));

    [Fact]
    public void Every_change_asks_for_the_reading_the_reason_and_a_proof() => Assert.All(Shipped.Qualifications.SelectMany(q => q.Changes), p =>
        Assert.Equal((true, true, true), (
            p.Form.Fields.Any(f => f is { Id: "kana", Kind: FieldKind.Kana, Required: true }),
            p.Form.Fields.Any(f => f is { Id: "reason", Required: true }),
            p.Form.Documents.Any(d => d.Required))));

    private static CatalogFace Read()
    {
        Assert.Empty(CatalogReader.Read(Path.Combine(CatalogFiles.Root, "catalog"), out var catalog));
        return catalog!;
    }
}
