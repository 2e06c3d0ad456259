using System.Text.Json.Serialization;

namespace Akashi.Service.Procedures.Conditions;

/// <summary>One thing that must hold. Plain data; its codes are stable in stored versions.</summary>
[JsonDerivedType(typeof(OfStanding), "standing")]
[JsonDerivedType(typeof(OfAnswer), "answer")]
[JsonDerivedType(typeof(OlderThan), "older-than")]
[JsonDerivedType(typeof(OfAge), "age")]
[JsonDerivedType(typeof(OfSex), "sex")]
public abstract record Demand
{
    private Demand()
    {
    }

    /// <summary>Id of the question whose answer it looks at; null if it looks at none.</summary>
    [JsonIgnore]
    public virtual string? About => null;

    /// <summary>The same about another question; itself if it looks at none.</summary>
    public virtual Demand Of(string field) => this;

    /// <summary>Whether it holds. What is not known yet does not hold, and an answer counts only if its question is asked.</summary>
    /// <param name="applicant">The applicant.</param>
    /// <param name="askedBefore">The questions before this one that they are asked.</param>
    public abstract bool Holds(Applicant applicant, IReadOnlyList<Field> askedBefore);

    /// <summary>Whether it can never hold together with another.</summary>
    public virtual bool Excludes(Demand other) => false;

    /// <summary>The choice of row 1.5.2.</summary>
    /// <param name="Is">The standing.</param>
    public sealed record OfStanding(Standing Is) : Demand
    {
        /// <inheritdoc/>
        public override bool Holds(Applicant applicant, IReadOnlyList<Field> askedBefore) => applicant.Standing == Is;

        /// <inheritdoc/>
        public override bool Excludes(Demand other) => other is OfStanding standing && standing.Is != Is;
    }

    /// <summary>An answer is one of these cases (<see cref="FieldKinds.FieldKind.CasesOf"/>).</summary>
    /// <param name="Field">Id of the question.</param>
    /// <param name="Is">The cases; one of them is enough.</param>
    public sealed record OfAnswer(string Field, IReadOnlyList<string> Is) : Demand
    {
        /// <inheritdoc/>
        public override string About => Field;

        /// <inheritdoc/>
        public override Demand Of(string field) => this with { Field = field };

        /// <inheritdoc/>
        public override bool Holds(Applicant applicant, IReadOnlyList<Field> askedBefore) =>
            askedBefore.FirstOrDefault(f => f.Id == Field) is { } field
                && applicant.Answers.GetValueOrDefault(Field) is { Length: > 0 } answer
                && field.Kind.CasesOf(field, answer).Any(Is.Contains);
    }

    /// <summary>An answered day lies further back than some days.</summary>
    /// <param name="Field">Id of the question for the day.</param>
    /// <param name="Days">The most days that it may lie back without this holding.</param>
    public sealed record OlderThan(string Field, int Days) : Demand
    {
        /// <inheritdoc/>
        public override string About => Field;

        /// <inheritdoc/>
        public override Demand Of(string field) => this with { Field = field };

        /// <inheritdoc/>
        public override bool Holds(Applicant applicant, IReadOnlyList<Field> askedBefore) =>
            askedBefore.Any(f => f.Id == Field)
                && Procedures.Field.DayOf(applicant.Answers.GetValueOrDefault(Field)) is { } day
                && day.AddDays(Days) < applicant.Today;
    }

    /// <summary>The applicant's age, by the date of birth on the card.</summary>
    /// <param name="From">Least age.</param>
    /// <param name="Under">The age from which it holds no more.</param>
    public sealed record OfAge(int From, int Under) : Demand
    {
        /// <inheritdoc/>
        public override bool Holds(Applicant applicant, IReadOnlyList<Field> askedBefore) =>
            applicant.Age is { } age && age >= From && age < Under;

        /// <inheritdoc/>
        public override bool Excludes(Demand other) => other is OfAge age && (age.Under <= From || Under <= age.From);
    }

    /// <summary>The applicant's sex on the card.</summary>
    /// <param name="Is">The sex.</param>
    public sealed record OfSex(ApplicantSex Is) : Demand
    {
        /// <inheritdoc/>
        public override bool Holds(Applicant applicant, IReadOnlyList<Field> askedBefore) => applicant.Sex == Is;

        /// <inheritdoc/>
        public override bool Excludes(Demand other) => other is OfSex sex && sex.Is != Is;
    }
}
