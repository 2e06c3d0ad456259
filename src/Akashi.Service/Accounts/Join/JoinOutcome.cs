namespace Akashi.Service.Accounts.Join;

/// <summary>Why a step of a join was not taken.</summary>
internal enum JoinRefusal
{
    /// <summary>There is no answer for this session, or it was already used: take the step again.</summary>
    NoAnswer,

    /// <summary>No join is open in this session, it took too long, or the session has ended: begin again.</summary>
    Ended,

    /// <summary>The key is already one of this account.</summary>
    AlreadyAdded,

    /// <summary>It was read from another card than the one that signed in by this way: take the step again.</summary>
    OtherCard,

    /// <summary>What was signed is no longer what would be done: begin again.</summary>
    ChangedSince,

    /// <summary>The two ways show different persons, or a fact cannot be compared: nothing is joined.</summary>
    FactsDiffer,
}

/// <summary>Outcome of a step.</summary>
internal abstract record JoinOutcome
{
    private JoinOutcome() { }

    /// <summary>The next step is open.</summary>
    internal sealed record Next : JoinOutcome;

    /// <summary>The way is added.</summary>
    internal sealed record Added : JoinOutcome;

    /// <summary>The step was not taken.</summary>
    /// <param name="Why">Why.</param>
    /// <param name="Which">The facts that differ: "name", "birth", "sex"; empty for another reason.</param>
    internal sealed record Refused(JoinRefusal Why, IReadOnlyList<string> Which) : JoinOutcome
    {
        public Refused(JoinRefusal why)
            : this(why, []) { }

        /// <summary>Whether the join is over, so that it has to be begun again.</summary>
        public bool IsOver => Why is not (JoinRefusal.NoAnswer or JoinRefusal.OtherCard);
    }
}
