using System.Diagnostics;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Hosting.Texts;

namespace Akashi.Verifier.Pages;

/// <summary>What the result page shows.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Code">The code that was posted.</param>
public sealed record ResultModel(Verdict Verdict, string Code)
{
    /// <summary>How long after a state was known somebody should act on it without asking again (docs/verification-api.md).</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    /// <summary>Which code it was; null where nobody asks.</summary>
    public CodeRecord? Record { get; init; }

    /// <summary>The origin that verified; empty where nobody asks.</summary>
    public string Verifier { get; init; } = "";

    /// <summary>Whether the code came from the page's camera, which then reads the next one after one press.</summary>
    public bool ByCamera { get; init; }

    /// <summary>Screen ids: 4.3.1 where the code is valid, otherwise 4.3.2; and 4.4.4, because it can be printed and saved.</summary>
    public string Screen => (Verdict is Verdict.Valid ? "4.3.1" : "4.3.2") + " 4.4.4";

    /// <summary>The h1. A reason always stands in parentheses, which are full-width in Japanese.</summary>
    public string Heading => Verdict switch
    {
        Verdict.Valid => Texts.Get("Valid"),
        Verdict.Invalid => Texts.Get("Invalid", Texts.Get("Reason-" + VerificationReasons.CodeOf(Verdict.Reason))),
        Verdict.Unknown => Texts.Get("Unknown"),
        Verdict.NotCheckedHere => Texts.Get("NotCheckedHere"),
        _ => throw new UnreachableException(),
    };

    /// <summary>What the result means.</summary>
    public string Words => Texts.Get(Verdict is Verdict.Valid ? "ValidWords" : "Words-" + VerificationReasons.CodeOf(Verdict.Reason));

    /// <summary>What to do now; null where the code is valid: then the identity is what is left to check.</summary>
    public string? Do => Verdict is Verdict.Valid ? null : Texts.Get("Do-" + VerificationReasons.CodeOf(Verdict.Reason));

    /// <summary>The three checks, as the API names them.</summary>
    public IReadOnlyList<(string Label, Check Check)> Checks => RowsOf(VerdictChecks.Of(Verdict));

    /// <summary>How long the result may be relied upon: until when the state should be asked again.</summary>
    public string GoodUntil => Verdict is Verdict.Valid { AsOf: { } asOf }
        ? Texts.Get("GoodUntilWords", Texts.Moment(Earlier(asOf + GoodFor, (Verdict.Content as SignedContent.OfAkashi)?.Claims.ExpiresAt)))
        : Texts.Get("GoodAsOfWords");

    /// <summary>What identifies the code in a record, and how long the result holds; only what there is.</summary>
    public IReadOnlyList<(string Label, string Text)> RecordRows => Present(
        (Texts.Get("GoodUntil"), GoodUntil), (Texts.Get("KeyId"), Record?.KeyId), (Texts.Get("CodeDigest"), Record?.Digest));

    /// <summary>What was signed, in the order of the slides; empty where nothing could be read or trusted.</summary>
    public IReadOnlyList<(string Label, string Text)> Facts => Verdict.Content switch
    {
        SignedContent.OfAkashi { Claims: var claims } => Rows(claims),
        SignedContent.OfNqs { Facts: var facts } => Rows(facts),
        null => [],
        _ => throw new UnreachableException(),
    };

    /// <summary>How to tell that the person is the holder.</summary>
    public string Identity => Verdict.Content is SignedContent.OfAkashi { Claims.Facts.BirthOn: null } or SignedContent.OfNqs { Facts.BirthOn: null }
        ? Texts.Get("NoIdentityNoBirth")
        : Texts.Get("NoIdentity");

    /// <summary>The facts of a code of the profile "nqs" that a page shows, in the order of its table; only those that it has.</summary>
    public static IReadOnlyList<(string Label, string Text)> Rows(NqsFacts facts) => Present(
        (Texts.Get("Qualification"), facts.QualificationName), InEnglish(Texts.Get("QualificationInEnglish"), facts.QualificationName),
        (Texts.Get("Name"), facts.Name), (Texts.Get("Birth"), facts.BirthOn ?? Texts.Get("NotContained")),
        (Texts.Get("Number"), facts.RegistrationNumber), (Texts.Get("RegisteredOn"), facts.RegisteredOn), (Texts.Get("Body"), facts.BodyName),
        InEnglish(Texts.Get("BodyInEnglish"), facts.BodyName),
        (Texts.Get("IssuerName"), facts.IssuerName), (Texts.Get("IssuedOn"), facts.IssuedOn));

    private static IReadOnlyList<(string Label, string Text)> Rows(CredentialClaims claims) => Present(
        (Texts.Get("Qualification"), claims.Facts.QualificationName), InEnglish(Texts.Get("QualificationInEnglish"), claims.Facts.QualificationName),
        (Texts.Get("Name"), claims.Facts.Name), (Texts.Get("Kana"), claims.Facts.Kana ?? Texts.Get("NotContained")),
        (Texts.Get("FormerName"), claims.Facts.FormerName ?? Texts.Get("NotContained")),
        (Texts.Get("Birth"), claims.Facts.BirthOn is { } birth ? Texts.Day(birth) : Texts.Get("NotContained")),
        (Texts.Get("Number"), claims.Facts.RegistrationNumber), (Texts.Get("RegisteredOn"), Texts.Day(claims.Facts.RegisteredOn)),
        (Texts.Get("Body"), claims.Facts.BodyName), InEnglish(Texts.Get("BodyInEnglish"), claims.Facts.BodyName),
        (Texts.Get("IssuedAt"), Texts.Moment(claims.IssuedAt)), (Texts.Get("ExpiresAt"), Texts.Moment(claims.ExpiresAt)));

    private static (string Label, string? Text) InEnglish(string label, string? name) =>
        (label, !Languages.IsJapanese && EnglishNames.Of(name) is { } english ? Texts.Get("Translated", english) : null);

    private static IReadOnlyList<(string Label, string Text)> Present(params (string Label, string? Text)[] rows) =>
        [.. rows.Where(r => r.Text is not null).Select(r => (r.Label, r.Text ?? ""))];

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) => other < one ? other.Value : one;

    /// <summary>Class of the banner.</summary>
    public string Tone => VerificationReasons.CodeOf(Verdict.Result);

    /// <summary>Class of a check's words.</summary>
    public static string ToneOf(Check check) => check.Result switch
    {
        CheckResult.Valid => "success",
        CheckResult.Invalid => "error",
        CheckResult.Unknown => "warning",
        _ => "neutral",
    };

    /// <summary>What a check found.</summary>
    public static string WordsOf(Check check) => Texts.Get("Check-" + VerdictChecks.CodeOf(check.Result));

    private static IReadOnlyList<(string Label, Check Check)> RowsOf(VerdictChecks checks) =>
    [
        (Texts.Get("CheckContent"), checks.Content), (Texts.Get("CheckRegistration"), checks.Registration),
        (Texts.Get("CheckCertificate"), checks.SigningCertificate),
    ];
}

/// <summary>A page with text only: the start page, or an error.</summary>
/// <param name="Heading">The h1.</param>
/// <param name="Words">Paragraphs.</param>
/// <param name="Description">Description for search engines; null for an error.</param>
public sealed record PlainModel(string Heading, IReadOnlyList<string> Words, string? Description = null);

/// <summary>The page before the press.</summary>
/// <param name="Code">Value of the code; empty where the address had none.</param>
public sealed record BeginModel(string Code);
