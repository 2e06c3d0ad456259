using Akashi.Credentials.Decisions;

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
        _ => Texts.Get("Unknown"),
    };

    /// <summary>What it means and what to do.</summary>
    public string Words => Verdict.Result == VerificationResult.Valid ? Texts.Get("ValidWords") : Texts.Get("Words-" + VerificationReasons.CodeOf(Verdict.Reason));

    /// <summary>Class of the banner.</summary>
    public string Tone => VerificationReasons.CodeOf(Verdict.Result);
}

/// <summary>A page with words only: the start, or an error.</summary>
/// <param name="Heading">The h1.</param>
/// <param name="Words">Paragraphs.</param>
public sealed record PlainModel(string Heading, IReadOnlyList<string> Words);

/// <summary>The page before the press.</summary>
/// <param name="Code">Value of the code; empty where the address had none.</param>
public sealed record BeginModel(string Code);
