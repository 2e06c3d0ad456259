using System.Diagnostics;
using System.Globalization;
using Akashi.Cli.Verify.Reading;
using Akashi.Credentials.Decisions;

namespace Akashi.Cli.Verify;

/// <summary>Where a code was found.</summary>
/// <param name="File">The file as it was named; "-" for standard input, "--code" for the command line.</param>
/// <param name="Page">The page, from 1; null where the file has only one, or the file as a whole is meant.</param>
/// <param name="Line">The line of a list, from 1.</param>
internal sealed record CodeSource(string File, int? Page = null, int? Line = null)
{
    public override string ToString() => Page is { } page
        ? string.Create(CultureInfo.InvariantCulture, $"{File}#page={page}")
        : Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{File}:{line}") : File;
}

/// <summary>A code that was found, or why there is none.</summary>
/// <param name="Source">Where.</param>
/// <param name="Code">The code; null where there is none.</param>
/// <param name="Verdict">What is said about a place without a code; null for an empty page too, of which nothing is said.</param>
internal sealed record FoundCode(CodeSource Source, string? Code, CodeVerdict? Verdict)
{
    public static FoundCode Of(string file, FoundPart part) => new(
        new CodeSource(file, part.Page), part.Code, part.Fault is { } fault ? CodeVerdict.CannotRead(fault) : null);
}

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
    /// <summary>The verifier gave no answer.</summary>
    public static readonly CodeVerdict NotReached = new("unknown", "not-reached", null, null, null);

    /// <summary>A person ended the program before this was checked.</summary>
    public static readonly CodeVerdict Cancelled = new("unknown", "cancelled", null, null, null);

    /// <summary>There was no code to judge, which says nothing about a credential.</summary>
    /// <param name="reason">One of <see cref="Unreadable"/>.</param>
    public static CodeVerdict CannotRead(string reason) => new(Unreadable.Result, reason, null, null, null);

    public static CodeVerdict Of(Verdict verdict) =>
        new(VerificationReasons.CodeOf(verdict.Result), VerificationReasons.CodeOf(verdict.Reason), CheckedFacts.Of(verdict), verdict.CheckedAt, verdict.AsOf);
}

/// <summary>One line of the result.</summary>
internal sealed record CheckedCode(CodeSource Source, CodeVerdict Verdict);
