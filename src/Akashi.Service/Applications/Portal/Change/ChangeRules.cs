using Akashi.Service.Cards;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Applications.Portal.Change;

/// <summary>Why a registration cannot be changed online by this person and card; each has its own words and way out.</summary>
internal enum ChangeRefusal
{
    /// <summary>It is not linked to the account, or is gone.</summary>
    NotLinked,

    /// <summary>一時停止.</summary>
    Suspended,

    /// <summary>取消.</summary>
    Revoked,

    /// <summary>削除.</summary>
    Deleted,

    /// <summary>The card's date of birth is not the register's: another person, or a correction for the paper way (G2).</summary>
    BirthDiffers,

    /// <summary>The card's sex is not the register's: the paper way.</summary>
    SexDiffers,
}

/// <summary>A fact as the register holds it beside what is applied for.</summary>
/// <param name="Fact">Which.</param>
/// <param name="Comparison">The two sides.</param>
internal sealed record ComparedFact(RegisterFact Fact, Comparison Comparison);

/// <summary>One change, as it was signed.</summary>
/// <param name="Fact">Which fact.</param>
/// <param name="Old">As the register held it; null where it held none.</param>
/// <param name="New">As it shall be.</param>
internal sealed record FactChange(RegisterFact Fact, string? Old, string New);

/// <summary>What a change application may change, and of what it consists.</summary>
internal static class ChangeRules
{
    /// <summary>Why the entry cannot be changed; null where it can. Facts that were not read yet are not asked.</summary>
    public static ChangeRefusal? Refuse(RegistrationView? entry, Guid accountId, BasicFacts? read)
    {
        if (entry is null || entry.AccountId != accountId) return ChangeRefusal.NotLinked;
        if (Refuse(entry.Status) is { } refusal) return refusal;
        if (read is null) return null;
        if (read.BirthOn != entry.Facts.BirthOn) return ChangeRefusal.BirthDiffers;
        return entry.Facts.Sex is { } sex && sex != read.Sex ? ChangeRefusal.SexDiffers : null;
    }

    /// <summary>Why an entry in this state cannot be changed; null where it can.</summary>
    public static ChangeRefusal? Refuse(RegistrationStatus status) => status switch
    {
        RegistrationStatus.Active => null,
        RegistrationStatus.Suspended => ChangeRefusal.Suspended,
        RegistrationStatus.Revoked => ChangeRefusal.Revoked,
        _ => ChangeRefusal.Deleted,
    };

    /// <summary>Every fact that can change, beside what is applied for. An answer that was left empty leaves the register as it is.</summary>
    /// <param name="registered">The entry.</param>
    /// <param name="read">The card's facts; null before they are read.</param>
    /// <param name="answers">The answer that is a fact of the register; null where none is given.</param>
    public static IReadOnlyList<ComparedFact> Compare(RegistrationFacts registered, BasicFacts? read, Func<RegisterFact, string?> answers) =>
    [
        new(RegisterFact.Name, Comparison.OfChange(registered.Name, read?.Name)),
        new(RegisterFact.Kana, Comparison.OfChange(registered.Kana, answers(RegisterFact.Kana))),
        new(RegisterFact.FormerName, Comparison.OfChange(registered.FormerName, answers(RegisterFact.FormerName))),
        // A register without addresses does not get one.
        new(RegisterFact.Address, Comparison.OfChange(registered.Address, registered.Address is null ? null : read?.Address)),
        new(RegisterFact.Domicile, Comparison.OfChange(registered.Domicile, answers(RegisterFact.Domicile))),
    ];

    /// <summary>What is applied for and differs from the register.</summary>
    public static IReadOnlyList<FactChange> Changes(RegistrationFacts registered, BasicFacts? read, Func<RegisterFact, string?> answers) =>
        [.. Compare(registered, read, answers).Select(f => f.Comparison is { Differs: true, Applied: { } applied } ? new FactChange(f.Fact, f.Comparison.Registered, applied) : null).OfType<FactChange>()];

    /// <summary>Of the changes that were signed, those that the register does not say yet.</summary>
    public static IReadOnlyList<FactChange> StillOpen(IEnumerable<FactChange> signed, RegistrationFacts registered) =>
        [.. signed.Where(c => Comparison.OfChange(Registered(registered, c.Fact), c.New).Differs)];

    /// <summary>Changes as the register takes them.</summary>
    public static ChangedFacts ToFacts(IReadOnlyList<FactChange> changes)
    {
        string? New(RegisterFact fact) => changes.FirstOrDefault(c => c.Fact == fact)?.New;
        return new ChangedFacts(
            New(RegisterFact.Name), New(RegisterFact.Kana), New(RegisterFact.FormerName), New(RegisterFact.Address), New(RegisterFact.Domicile));
    }

    private static string? Registered(RegistrationFacts facts, RegisterFact fact) => fact switch
    {
        RegisterFact.Name => facts.Name,
        RegisterFact.Kana => facts.Kana,
        RegisterFact.FormerName => facts.FormerName,
        RegisterFact.Address => facts.Address,
        _ => facts.Domicile,
    };
}
