namespace Akashi.Service.Procedures.Conditions;

/// <summary>Sex as conditions name it. The names are stable codes in stored versions.</summary>
public enum ApplicantSex
{
    /// <summary>Male.</summary>
    Male,

    /// <summary>Female.</summary>
    Female,
}

/// <summary>What conditions can look at.</summary>
/// <param name="Standing">The choice of row 1.5.2; null before it is made.</param>
/// <param name="Answers">The accepted answers: field id to stored text. Those whose question is not asked do not count.</param>
/// <param name="Today">The day of the application in Japan: today for a draft, afterwards the day on which it was received.</param>
public sealed record Applicant(Standing? Standing, IReadOnlyDictionary<string, string> Answers, DateOnly Today)
{
    /// <summary>Date of birth on the card; null before the card was read.</summary>
    public DateOnly? BornOn { get; init; }

    /// <summary>Sex on the card; null before the card was read, or if the card says neither.</summary>
    public ApplicantSex? Sex { get; init; }

    /// <summary>
    /// Completed years, from the birthday on; null before the card was read. By law a year is completed when the day before the birthday ends, which is the
    /// same.
    /// </summary>
    public int? Age => BornOn is not { } born ? null : Today.Year - born.Year - (Today < born.AddYears(Today.Year - born.Year) ? 1 : 0);
}
