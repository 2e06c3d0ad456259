using Akashi.Service.Procedures;
using Akashi.Service.Procedures.Reading;
using Akashi.Service.Tests.Catalog;
using Akashi.Service.Tests.Given;

namespace Akashi.Service.Tests.Procedures.Walks;

/// <summary>No procedure of the catalog has a dead end: what is asked can be answered, what is wrong is refused, and what was asked is signed.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class EveryProcedureTests
{
    private const int Persons = 12;
    private static readonly WholeCatalog Shipped = WholeCatalog.Read(Path.Combine(CatalogFiles.Root, "catalog"));

    public static TheoryData<string> Qualifications => new(Shipped.Procedures.Offered.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Qualifications))]
    public void Every_person_gets_through(string id)
    {
        var qualification = Shipped.Catalog.Catalog!.Get(id);
        foreach (var procedure in Shipped.Procedures.Offered[id])
        {
            for (var seed = 0; seed < Persons; seed++)
            {
                var walk = new PaperWalk(procedure, qualification, seed % 2 == 0 ? Standing.Registered : Standing.NotRegistered, seed);
                walk.AnswerAll();
                walk.DocumentMustSayWhatIsAsked();
                foreach (var field in walk.Loaded.Asked.Fields.Where(f => Decides(procedure, f)).ToList())
                {
                    if (!walk.Loaded.Asked.Fields.Contains(field)) continue;
                    walk.ChangeAnswer(field);
                    walk.DocumentMustSayWhatIsAsked();
                }
            }
        }
    }

    [Fact]
    public void Each_question_of_the_catalog_is_asked_of_somebody() => Assert.All(Shipped.Procedures.All.Values, procedure =>
    {
        var qualification = Shipped.Catalog.Catalog!.Get(Shipped.Procedures.Offered.First(o => o.Value.Contains(procedure)).Key);
        var seen = new HashSet<string>();
        for (var seed = 0; seed < 40; seed++)
        {
            var walk = new PaperWalk(procedure, qualification, seed % 2 == 0 ? Standing.Registered : Standing.NotRegistered, seed);
            walk.AnswerAll();
            seen.UnionWith(walk.Loaded.Asked.Fields.Select(f => f.In is { } time ? f.Id.Replace(time.Name, time.Group, StringComparison.Ordinal) : f.Id));
            seen.UnionWith(walk.Loaded.Asked.Documents.Select(d => "file." + d.Id));
        }
        var inner = procedure.Fields.SelectMany(f => (f.Group?.Fields ?? []).Select(i => $"{f.Id}.{i.Id}"));
        Assert.Equal(procedure.Fields.Select(f => f.Id).Concat(inner).Concat(procedure.Documents.Select(d => "file." + d.Id)).Except(seen), []);
    });

    // A group decides how often its questions are asked.
    private static bool Decides(Procedure procedure, Field field) => field.Group is not null
        || procedure.Fields.Select(f => f.When).Concat(procedure.Documents.Select(d => d.When)).Any(w => w.Fields.Contains(field.Id));
}
