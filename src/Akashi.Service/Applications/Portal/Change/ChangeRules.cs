using Akashi.Service.Cards;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Applications.Portal.Change;

/// <summary>A fact of a register that an application can change; the names are stable codes of stored changes.</summary>
internal enum ChangeableFact
{
    /// <summary>By the card.</summary>
    Name,

    /// <summary>By the answer "kana".</summary>
    Kana,

    /// <summary>By the answer "former-name".</summary>
    FormerName,

    /// <summary>By the card, where the register holds addresses.</summary>
    Address,

    /// <summary>By the answer "domicile".</summary>
    Domicile,
}

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
internal sealed record ComparedFact(ChangeableFact Fact, Comparison Comparison);

/// <summary>One change, as it was signed.</summary>
/// <param name="Fact">Which fact.</param>
/// <param name="Old">As the register held it; null where it held none.</param>
/// <param name="New">As it shall be.</param>
internal sealed record FactChange(ChangeableFact Fact, string? Old, string New);

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
    public static IReadOnlyList<ComparedFact> Compare(RegistrationFacts registered, BasicFacts? read, IReadOnlyDictionary<string, string> answers) =>
    [
        new(ChangeableFact.Name, Comparison.OfChange(registered.Name, read?.Name)),
        new(ChangeableFact.Kana, Comparison.OfChange(registered.Kana, Given(answers, "kana"))),
        new(ChangeableFact.FormerName, Comparison.OfChange(registered.FormerName, Given(answers, "former-name"))),
        // A register without addresses does not get one.
        new(ChangeableFact.Address, Comparison.OfChange(registered.Address, registered.Address is null ? null : read?.Address)),
        new(ChangeableFact.Domicile, Comparison.OfChange(registered.Domicile, Given(answers, "domicile"))),
    ];

    /// <summary>What is applied for and differs from the register.</summary>
    public static IReadOnlyList<FactChange> Changes(RegistrationFacts registered, BasicFacts? read, IReadOnlyDictionary<string, string> answers) =>
        [.. Compare(registered, read, answers).Select(f => f.Comparison is { Differs: true, Applied: { } applied } ? new FactChange(f.Fact, f.Comparison.Registered, applied) : null).OfType<FactChange>()];

    /// <summary>Of the changes that were signed, those that the register does not say yet.</summary>
    public static IReadOnlyList<FactChange> StillOpen(IEnumerable<FactChange> signed, RegistrationFacts registered) =>
        [.. signed.Where(c => Comparison.OfChange(Registered(registered, c.Fact), c.New).Differs)];

    /// <summary>Changes as the register takes them.</summary>
    public static ChangedFacts ToFacts(IReadOnlyList<FactChange> changes)
    {
        string? New(ChangeableFact fact) => changes.FirstOrDefault(c => c.Fact == fact)?.New;
        return new ChangedFacts(
            New(ChangeableFact.Name), New(ChangeableFact.Kana), New(ChangeableFact.FormerName), New(ChangeableFact.Address), New(ChangeableFact.Domicile));
    }

    private static string? Registered(RegistrationFacts facts, ChangeableFact fact) => fact switch
    {
        ChangeableFact.Name => facts.Name,
        ChangeableFact.Kana => facts.Kana,
        ChangeableFact.FormerName => facts.FormerName,
        ChangeableFact.Address => facts.Address,
        _ => facts.Domicile,
    };

    private static string? Given(IReadOnlyDictionary<string, string> answers, string field) =>
        answers.GetValueOrDefault(field) is { Length: > 0 } answer ? answer : null;
}
