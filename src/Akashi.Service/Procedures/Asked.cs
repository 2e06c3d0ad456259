using Akashi.Service.Procedures.Conditions;

namespace Akashi.Service.Procedures;

/// <summary>
/// What a procedure asks of an applicant, and what it costs them: the one function that decides it for the page, the check, the signature and the review.
/// </summary>
public sealed class Asked
{
    private Asked(IReadOnlyList<Field> fields, IReadOnlyList<RequiredDocument> documents, IReadOnlyList<FeeItem> fees) =>
        (Fields, Documents, Fees) = (fields, documents, fees);

    /// <summary>The questions, in order; those of a group once for each time that it is answered.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>The documents, in order.</summary>
    public IReadOnlyList<RequiredDocument> Documents { get; }

    /// <summary>The items to pay, in order; empty if it is free.</summary>
    public IReadOnlyList<FeeItem> Fees { get; }

    /// <summary>The question that binds a fact of the register; null if none is asked.</summary>
    public Field? Binding(RegisterFact fact) => Fields.FirstOrDefault(f => f.Binds == fact);

    /// <summary>Decides what is asked. A question can only depend on answers to questions before it that are asked themselves.</summary>
    public static Asked Of(Procedure procedure, Applicant applicant)
    {
        var fields = new List<Field>();
        foreach (var field in procedure.FieldsWith(applicant.Answers).Where(f => f.When.Holds(applicant, fields))) fields.Add(field);
        return new Asked(
            fields,
            [.. procedure.Documents.Where(d => d.When.Holds(applicant, fields))],
            [.. procedure.FeesOn(applicant.Today).Where(f => f.When.Holds(applicant, fields))]);
    }
}
