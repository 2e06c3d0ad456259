using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;

namespace Akashi.Verifier.Pages;

/// <summary>What the page with a result shows.</summary>
/// <param name="Verdict">The verdict.</param>
public sealed record ResultModel(Verdict Verdict)
{
    /// <summary>Id of the screen: 4.3.1 where valid, 4.3.2 else.</summary>
    public string Screen => Verdict.Result == VerificationResult.Valid ? "4.3.1" : "4.3.2";

    /// <summary>The h1; the reason always in full-width parentheses.</summary>
    public string Heading => Verdict.Result switch
    {
        VerificationResult.Valid => Texts.Get("Valid"),
        VerificationResult.Invalid => Texts.Get("Invalid", Texts.Get("Reason-" + VerificationReasons.CodeOf(Verdict.Reason))),
        _ => Texts.Get(Verdict.Reason == VerificationReason.NotCheckedHere ? "NotCheckedHere" : "Unknown"),
    };

    /// <summary>What it means and what to do.</summary>
    public string Words => Verdict.Result == VerificationResult.Valid ? Texts.Get("ValidWords") : Texts.Get("Words-" + VerificationReasons.CodeOf(Verdict.Reason));

    /// <summary>What was signed, in the order of the slides; empty where nothing could be read or believed.</summary>
    public IReadOnlyList<(string Label, string Text)> Facts => Verdict.Claims is { } claims ? Rows(claims) : Verdict.Nqs is { } facts ? Rows(facts) : [];

    /// <summary>The texts of a code of the profile "nqs" that are shown, in the order of its table; those that it has.</summary>
    public static IReadOnlyList<(string Label, string Text)> Rows(NqsFacts facts) => Present(
        (Texts.Get("Qualification"), facts.QualificationName), (Texts.Get("Name"), facts.Name), (Texts.Get("Birth"), facts.BirthOn), (Texts.Get("Number"), facts.RegistrationNumber),
        (Texts.Get("RegisteredOn"), facts.RegisteredOn), (Texts.Get("Body"), facts.BodyName), (Texts.Get("IssuerName"), facts.IssuerName), (Texts.Get("IssuedOn"), facts.IssuedOn));

    private static IReadOnlyList<(string Label, string Text)> Rows(CredentialClaims claims) => Present(
        (Texts.Get("Qualification"), claims.Facts.QualificationName), (Texts.Get("Name"), claims.Facts.Name), (Texts.Get("FormerName"), claims.Facts.FormerName), (Texts.Get("Birth"), Texts.Day(claims.Facts.BirthOn)),
        (Texts.Get("Number"), claims.Facts.RegistrationNumber), (Texts.Get("RegisteredOn"), Texts.Day(claims.Facts.RegisteredOn)), (Texts.Get("Body"), claims.Facts.BodyName),
        (Texts.Get("IssuedAt"), Texts.Moment(claims.IssuedAt)), (Texts.Get("ExpiresAt"), Texts.Moment(claims.ExpiresAt)));

    private static IReadOnlyList<(string Label, string Text)> Present(params (string Label, string? Text)[] rows) =>
        [.. rows.Where(r => r.Text is not null).Select(r => (r.Label, r.Text ?? ""))];

    /// <summary>Class of the banner.</summary>
    public string Tone => VerificationReasons.CodeOf(Verdict.Result);
}

/// <summary>A page with words only: the start, or an error.</summary>
/// <param name="Heading">The h1.</param>
/// <param name="Words">Paragraphs.</param>
/// <param name="Description">For a search engine; null for an error.</param>
public sealed record PlainModel(string Heading, IReadOnlyList<string> Words, string? Description = null);

/// <summary>The page before the press.</summary>
/// <param name="Code">Value of the code; empty where the address had none.</param>
public sealed record BeginModel(string Code);
