using Akashi.Hosting.Dates;
using Akashi.Service.Applications;
using Akashi.Service.Platform.Texts;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Matching;

namespace Akashi.Service.Decisions.Office.Review;

/// <summary>The facts of an application and of the candidates for it, as the table beside each other shows them; null where there is none.</summary>
internal static class CandidateView
{
    /// <summary>What the applicant or the card says.</summary>
    public static string? Claimed(SubmittedApplication submitted, MatchFact fact) => fact switch
    {
        MatchFact.Number => submitted.NumberSearchForm,
        MatchFact.RegisteredOn => Day(submitted.RegisteredOn),
        MatchFact.Name => submitted.Facts.Name,
        MatchFact.Kana => submitted.Bound(RegisterFact.Kana),
        MatchFact.Birth => Day(submitted.Facts.BirthOn),
        MatchFact.Sex => EnumTexts.Of(submitted.Facts.Sex),
        _ => submitted.Facts.Address,
    };

    /// <summary>What the register says otherwise than the application; null where it says the same, or nothing, or where the table's head has it.</summary>
    public static string? Differing(MatchCandidate candidate, MatchFact fact) =>
        fact == MatchFact.Number || candidate.Facts[fact] == Agreement.Same ? null : Registered(candidate.Entry, fact);

    private static string? Registered(RegistrationView entry, MatchFact fact) => fact switch
    {
        MatchFact.RegisteredOn => Day(entry.Facts.RegisteredOn),
        MatchFact.Name => entry.Facts.Name,
        MatchFact.Kana => entry.Facts.Kana,
        MatchFact.Birth => Day(entry.Facts.BirthOn),
        MatchFact.Sex => entry.Facts.Sex is { } sex ? EnumTexts.Of(sex) : null,
        _ => entry.Facts.Address,
    };

    /// <summary>The result of a comparison in the words of this table.</summary>
    public static Agreement Of(ComparisonResult result) => result switch
    {
        ComparisonResult.Same => Agreement.Same,
        ComparisonResult.Differs => Agreement.Differs,
        _ => Agreement.NotCompared,
    };

    /// <summary>The former name that the applicant states.</summary>
    public static string? FormerName(SubmittedApplication submitted) => submitted.Bound(RegisterFact.FormerName);

    private static string? Day(DateOnly? day) => day is { } known ? ShownDate.On(known) : null;
}
