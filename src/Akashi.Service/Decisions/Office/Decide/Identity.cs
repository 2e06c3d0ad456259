using Akashi.Service.Applications;
using Akashi.Service.Cards;
using Akashi.Service.Registers;

namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>Whether the signer is the person of the entry: compares name, date of birth and sex of the signature certificate with the register.</summary>
/// <param name="Name">Name; for substituted characters, the name read from the card decides.</param>
/// <param name="Birth">Date of birth.</param>
/// <param name="Sex">Sex.</param>
internal sealed record Identity(ComparisonResult Name, ComparisonResult Birth, ComparisonResult Sex)
{
    /// <summary>Registration number: differs where staff chose another entry than that of the signed number.</summary>
    public ComparisonResult Number { get; init; } = ComparisonResult.Same;

    /// <summary>The facts are another person's; no reason makes that acceptable.</summary>
    public bool IsOtherPerson => Birth == ComparisonResult.Differs || Sex == ComparisonResult.Differs;

    /// <summary>The facts that staff must accept responsibility for if they accept: "name", "birth", "sex", "number".</summary>
    public IReadOnlyList<string> Doubts =>
        [.. new[] { ("name", Name), ("birth", Birth), ("sex", Sex), ("number", Number) }.Where(f => f.Item2 != ComparisonResult.Same).Select(f => f.Item1)];

    /// <summary>The doubts as one text, as stored and as sent back by the page.</summary>
    public string DoubtsText => string.Join(' ', Doubts);

    /// <summary>For an entry to link.</summary>
    public static Identity OfLink(CertifiedFacts proven, BasicFacts read, RegistrationFacts entry) =>
        new(NameOf(proven, read, entry), Match(proven.BirthOn, entry.BirthOn), Match(proven.Sex.Known(), entry.Sex.Known()));

    /// <summary>For a linked entry that is reissued or deleted: no fact changes, so that the name is compared too.</summary>
    public static Identity OfEntry(CertifiedFacts proven, BasicFacts read, RegistrationFacts entry) =>
        OfChange(proven, entry) with { Name = NameOf(proven, read, entry) };

    /// <summary>For a new entry: it takes the facts read from the card, so only what the certificate lacks is in doubt.</summary>
    public static Identity OfNewEntry(CertifiedFacts proven) =>
        new(ComparisonResult.Same, Match(proven.BirthOn, proven.BirthOn), Match(proven.Sex.Known(), proven.Sex.Known()));

    /// <summary>
    /// For a linked entry to change. The name may be what changes, so it is not compared; staff already accepted responsibility for a
    /// missing sex when the entry was linked.
    /// </summary>
    public static Identity OfChange(CertifiedFacts proven, RegistrationFacts entry) =>
        new(
            ComparisonResult.Same,
            Match(proven.BirthOn, entry.BirthOn),
            entry.Sex.Known() is null ? ComparisonResult.Same : Match(proven.Sex.Known(), entry.Sex.Known()));

    // The certificate alone would accept any character in place of a substitute; the name read from the card alone is not proven.
    private static ComparisonResult NameOf(CertifiedFacts proven, BasicFacts read, RegistrationFacts entry) =>
        FactText.Same(proven.Name, proven.NameSubstitutes, entry.Name) && FactText.Same(read.Name, entry.Name)
            ? ComparisonResult.Same
            : ComparisonResult.Differs;

    private static ComparisonResult Match<T>(T? proven, T? registered)
        where T : struct
    {
        if (proven is not { } one || registered is not { } other) return ComparisonResult.NotCompared;
        return one.Equals(other) ? ComparisonResult.Same : ComparisonResult.Differs;
    }
}

/// <summary>The staff's answer to the doubts about the person.</summary>
/// <param name="Doubts">The doubts that the page showed and staff confirmed, as <see cref="Identity.DoubtsText"/>.</param>
/// <param name="Reason">Why it is accepted nevertheless, 1 to 1000 characters.</param>
internal sealed record IdentityAnswer(string Doubts, string Reason);

/// <summary>Whether the identity of the person allows an application to be accepted.</summary>
internal static class IdentityRules
{
    /// <summary>Why it may not be accepted; null if it may.</summary>
    /// <param name="identity">The comparison with the register as it is now.</param>
    /// <param name="input">What staff sent.</param>
    /// <param name="version">Current version of the entry; null if there is none.</param>
    public static DecideOutcome? Refuse(Identity identity, AcceptInput input, int? version)
    {
        if (identity.IsOtherPerson) return DecideOutcome.OtherPerson;
        if (identity.Doubts.Count == 0) return null;
        if (input.Answer is not { } answer || answer.Doubts != identity.DoubtsText) return DecideOutcome.NotConfirmed;
        return input.SeenVersion == version ? null : DecideOutcome.RegisterMoved;
    }

    /// <summary>The doubts that staff accepted responsibility for; null if there were none.</summary>
    public static AnsweredDoubts? Answered(Identity identity, IdentityAnswer? answer) =>
        identity.Doubts.Count == 0 || answer is null ? null : new AnsweredDoubts(identity.DoubtsText, answer.Reason);
}
