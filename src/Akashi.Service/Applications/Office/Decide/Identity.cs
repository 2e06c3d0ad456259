using Akashi.Service.Cards;
using Akashi.Service.Registers;

namespace Akashi.Service.Applications.Office.Decide;

/// <summary>Whether who signed is the person of the entry: name, date of birth and sex of the signature certificate beside the register's.</summary>
/// <param name="Name">Name; substituted characters count as the card gave them.</param>
/// <param name="Birth">Date of birth.</param>
/// <param name="Sex">Sex.</param>
internal sealed record Identity(ComparisonResult Name, ComparisonResult Birth, ComparisonResult Sex)
{
    /// <summary>Another person's: no reason makes it acceptable.</summary>
    public bool IsOtherPerson => Birth == ComparisonResult.Differs || Sex == ComparisonResult.Differs;

    /// <summary>What staff must answer for where they accept: "name", "birth", "sex".</summary>
    public IReadOnlyList<string> Doubts =>
        [.. new[] { ("name", Name), ("birth", Birth), ("sex", Sex) }.Where(f => f.Item2 != ComparisonResult.Same).Select(f => f.Item1)];

    /// <summary>The same in one text, as it is kept and sent back by the page.</summary>
    public string DoubtsText => string.Join(' ', Doubts);

    /// <summary>Of an entry that shall be linked.</summary>
    public static Identity OfLink(CertifiedFacts proven, BasicFacts read, RegistrationFacts entry)
    {
        // The certificate alone would let a substitute stand for any character; what was read alone is not proven.
        var sameName = FactText.Same(proven.Name, proven.NameSubstitutes, entry.Name) && FactText.Same(read.Name, entry.Name);
        return new Identity(sameName ? ComparisonResult.Same : ComparisonResult.Differs, Match(proven.BirthOn, entry.BirthOn), Match(proven.Sex.Known(), entry.Sex.Known()));
    }

    /// <summary>Of a new entry: it is written from what was read, which only the certificate proves.</summary>
    public static Identity OfNewEntry(CertifiedFacts proven) =>
        new(ComparisonResult.Same, Match(proven.BirthOn, proven.BirthOn), Match(proven.Sex.Known(), proven.Sex.Known()));

    /// <summary>Of an entry that is linked and shall be changed: its name may be what changes, and what it lacks was answered for when it was linked.</summary>
    public static Identity OfChange(CertifiedFacts proven, RegistrationFacts entry) =>
        new(ComparisonResult.Same, Match(proven.BirthOn, entry.BirthOn), entry.Sex.Known() is null ? ComparisonResult.Same : Match(proven.Sex.Known(), entry.Sex.Known()));

    private static ComparisonResult Match<T>(T? proven, T? registered)
        where T : struct
    {
        if (proven is not { } one || registered is not { } other) return ComparisonResult.NotCompared;
        return one.Equals(other) ? ComparisonResult.Same : ComparisonResult.Differs;
    }
}

/// <summary>What staff answered to doubts about the person.</summary>
/// <param name="Doubts">Those that stood on the page, as <see cref="Identity.DoubtsText"/>, and were confirmed.</param>
/// <param name="Reason">Why it is accepted all the same, 1 to 1000 characters.</param>
internal sealed record IdentityAnswer(string Doubts, string Reason);

/// <summary>Whether an application may be accepted as far as the person is concerned.</summary>
internal static class IdentityRules
{
    /// <summary>Why not; null where it may.</summary>
    /// <param name="identity">As it is now.</param>
    /// <param name="input">What staff sent.</param>
    /// <param name="version">Version of the entry now; null where there is none.</param>
    public static DecideOutcome? Refuse(Identity identity, AcceptInput input, int? version)
    {
        if (identity.IsOtherPerson) return DecideOutcome.OtherPerson;
        if (identity.Doubts.Count == 0) return null;
        if (input.Answer is not { } answer || answer.Doubts != identity.DoubtsText) return DecideOutcome.NotConfirmed;
        return input.SeenVersion == version ? null : DecideOutcome.RegisterMoved;
    }

    /// <summary>What was answered for; null where there was no doubt.</summary>
    public static AnsweredDoubts? Answered(Identity identity, IdentityAnswer? answer) =>
        identity.Doubts.Count == 0 || answer is null ? null : new AnsweredDoubts(identity.DoubtsText, answer.Reason);
}
