using Akashi.Service.Procedures;
using Akashi.Service.Procedures.FieldKinds;
using Akashi.Service.Procedures.Versions;
using Akashi.Service.Tests.Given;
using CsCheck;

namespace Akashi.Service.Tests.Procedures.Walks;

/// <summary>What holds for every procedure that the catalog could have.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public class AnyProcedureTests
{
    private const int Procedures = 400;

    [Fact]
    public void Every_person_gets_through_and_signs_what_was_asked() =>
        Gen.Select(AnyProcedure.Gen, Gen.Bool, Gen.Int[0, 1000]).Sample(
            (procedure, registered, seed) =>
            {
                var walk = new PaperWalk(procedure, AnyProcedure.Qualification, registered ? Standing.Registered : Standing.NotRegistered, seed);
                walk.AnswerAll();
                walk.DocumentMustSayWhatIsAsked();
                foreach (var field in walk.Loaded.Asked.Fields.ToList())
                {
                    if (!walk.Loaded.Asked.Fields.Contains(field)) continue;
                    walk.ChangeAnswer(field);
                    walk.DocumentMustSayWhatIsAsked();
                }
            },
            iter: Procedures, print: p => p.Item1.Fields.Count + " fields");

    [Fact]
    public void A_stored_version_is_the_same_procedure()
    {
        var json = new ProcedureJson(new KnownFieldKinds(KnownFieldKinds.Own));
        AnyProcedure.Gen.Sample(p => json.Write(json.Read(json.Write(p))) == json.Write(p), iter: Procedures);
    }

    [Fact]
    public void What_is_asked_does_not_depend_on_answers_to_what_is_not_asked() =>
        Gen.Select(AnyProcedure.Gen, Gen.Int[0, 1000]).Sample(
            (procedure, seed) =>
            {
                var walk = new PaperWalk(procedure, AnyProcedure.Qualification, Standing.Registered, seed);
                walk.AnswerAll();
                foreach (var field in walk.Loaded.Asked.Fields.ToList()) if (walk.Loaded.Asked.Fields.Contains(field)) walk.ChangeAnswer(field);
                var (all, only) = (walk.Loaded.Applicant, walk.Loaded.Applicant with { Answers = walk.Loaded.Draft.Only(walk.Loaded.Asked.Fields).Accepted });
                var (with, without) = (Asked.Of(procedure, all), Asked.Of(procedure, only));
                return with.Fields.SequenceEqual(without.Fields) && with.Documents.SequenceEqual(without.Documents) && with.Fees.SequenceEqual(without.Fees);
            },
            iter: Procedures, print: p => p.Item1.Fields.Count + " fields");
}
