using Akashi.Service.Cards;

namespace Akashi.Service.Registers.Matching;

/// <summary>What somebody who is to be found in a register says about themselves, and what their card says.</summary>
/// <param name="AccountId">Their account.</param>
/// <param name="Number">Search form of the registration number; null if it was not asked for.</param>
/// <param name="RegisteredOn">Date of registration; null if it was not asked for.</param>
/// <param name="Facts">The facts read from the card.</param>
/// <param name="Kana">Reading of the name; null if it was not asked for.</param>
/// <param name="FormerName">Former surname, former name or alias; null if there is none.</param>
public sealed record MatchClaim(Guid AccountId, string? Number, DateOnly? RegisteredOn, BasicFacts Facts, string? Kana, string? FormerName);

/// <summary>A fact that is compared.</summary>
public enum MatchFact
{
    /// <summary>Registration number.</summary>
    Number,

    /// <summary>Date of registration.</summary>
    RegisteredOn,

    /// <summary>Name.</summary>
    Name,

    /// <summary>Reading of the name.</summary>
    Kana,

    /// <summary>Date of birth.</summary>
    Birth,

    /// <summary>Sex.</summary>
    Sex,

    /// <summary>Address.</summary>
    Address,
}

/// <summary>How a fact of the claim agrees with an entry.</summary>
public enum Agreement
{
    /// <summary>One side has no value.</summary>
    NotCompared,

    /// <summary>Both say the same, apart from white space, width and kinds of hyphen.</summary>
    Same,

    /// <summary>Only written differently: another form of a kanji, of a reading or of an address. Whether it is the same, staff decide.</summary>
    Written,

    /// <summary>It agrees with what was true before: a former name or an earlier version of the entry.</summary>
    Former,

    /// <summary>They say different things.</summary>
    Differs,
}

/// <summary>An entry that may be the one looked for.</summary>
/// <param name="Entry">The entry as it is now.</param>
/// <param name="Facts">Each fact, in the order of <see cref="MatchFact"/>.</param>
public sealed record MatchCandidate(RegistrationView Entry, IReadOnlyDictionary<MatchFact, Agreement> Facts)
{
    /// <summary>Whether it has the number of the claim.</summary>
    public bool IsByNumber => Facts[MatchFact.Number] == Agreement.Same;
}

/// <summary>Which entry of a register is that of a person.</summary>
public abstract record RegisterMatch
{
    private RegisterMatch()
    {
    }

    /// <summary>The entries to show, the most probable first.</summary>
    public abstract IReadOnlyList<MatchCandidate> Candidates { get; }

    /// <summary>The entry of the number agrees in all that identifies a person, is in force, and nobody else's.</summary>
    /// <param name="One">The entry.</param>
    public sealed record Clear(MatchCandidate One) : RegisterMatch
    {
        /// <inheritdoc/>
        public override IReadOnlyList<MatchCandidate> Candidates => [One];
    }

    /// <summary>Entries that agree in part: staff choose one of them, or none.</summary>
    /// <param name="Some">At least one.</param>
    public sealed record Unclear(IReadOnlyList<MatchCandidate> Some) : RegisterMatch
    {
        /// <inheritdoc/>
        public override IReadOnlyList<MatchCandidate> Candidates => Some;
    }

    /// <summary>No entry has the number, and none could be this person's.</summary>
    public sealed record None : RegisterMatch
    {
        /// <inheritdoc/>
        public override IReadOnlyList<MatchCandidate> Candidates => [];
    }
}
