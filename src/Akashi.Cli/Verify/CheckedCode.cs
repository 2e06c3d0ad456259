using System.Diagnostics;
using System.Globalization;
using Akashi.Credentials.Decisions;

namespace Akashi.Cli.Verify;

/// <summary>A code that was found.</summary>
/// <param name="Source">Where it was found: a file, and for a list the line.</param>
/// <param name="Code">The code; null where there is none.</param>
internal sealed record FoundCode(string Source, string? Code);

/// <summary>What was signed, as text for the table and the shell.</summary>
internal sealed record CheckedFacts(
    string Qualification, string Name, string? FormerName, string? BirthOn, string RegistrationNumber, string? RegisteredOn, string? Body,
    DateTimeOffset? ExpiresAt)
{
    public static CheckedFacts? Of(Verdict verdict) => verdict.Content switch
    {
        SignedContent.OfAkashi { Claims: { Facts: var f } claims } => new(
            f.QualificationName, f.Name, f.FormerName, Day(f.BirthOn), f.RegistrationNumber, Day(f.RegisteredOn), f.BodyName, claims.ExpiresAt),
        SignedContent.OfNqs { Facts: var n } => new(n.QualificationName, n.Name, null, n.BirthOn, n.RegistrationNumber, n.RegisteredOn, n.BodyName, null),
        null => null,
        _ => throw new UnreachableException(),
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A verdict, whoever reached it; result and reason are stable codes.</summary>
internal sealed record CodeVerdict(string Result, string? Reason, CheckedFacts? Facts, DateTimeOffset? CheckedAt, DateTimeOffset? AsOf)
{
    /// <summary>Nothing in a file looks like a code.</summary>
    public static readonly CodeVerdict NoCode = new("invalid", "no-code", null, null, null);

    /// <summary>The verifier gave no answer.</summary>
    public static readonly CodeVerdict NotReached = new("unknown", "not-reached", null, null, null);

    public static CodeVerdict Of(Verdict verdict) =>
        new(VerificationReasons.CodeOf(verdict.Result), VerificationReasons.CodeOf(verdict.Reason), CheckedFacts.Of(verdict), verdict.CheckedAt, verdict.AsOf);
}

/// <summary>One line of the result.</summary>
internal sealed record CheckedCode(string Source, CodeVerdict Verdict);
