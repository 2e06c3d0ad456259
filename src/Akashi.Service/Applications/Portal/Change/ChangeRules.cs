using Akashi.Service.Cards;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;

namespace Akashi.Service.Applications.Portal.Change;

/// <summary>What an application may change in an entry, and what it does change.</summary>
internal static class ChangeRules
{
    /// <summary>Why the entry cannot be changed; null if it can. The card's facts are checked only once they are read.</summary>
    public static ChangeRefusal? Refuse(RegistrationView? entry, Guid accountId, BasicFacts? read)
    {
        if (entry is null || entry.AccountId != accountId) return ChangeRefusal.NotLinked;
        if (Refuse(entry.Status) is { } refusal) return refusal;
        if (read is null) return null;
        if (read.BirthOn != entry.Facts.BirthOn) return ChangeRefusal.BirthDiffers;
        return entry.Facts.Sex is { } sex && sex != read.Sex ? ChangeRefusal.SexDiffers : null;
    }

    /// <summary>Why an entry with this status cannot be changed; null if it can.</summary>
    public static ChangeRefusal? Refuse(RegistrationStatus status) => status switch
    {
        RegistrationStatus.Active => null,
        RegistrationStatus.Suspended => ChangeRefusal.Suspended,
        RegistrationStatus.Revoked => ChangeRefusal.Revoked,
        _ => ChangeRefusal.Deleted,
    };

    /// <summary>Compares every fact that can change with what is applied for. An empty answer leaves the register as it is.</summary>
    /// <param name="registered">The entry.</param>
    /// <param name="read">The card's facts; null before they are read.</param>
    /// <param name="answers">The answer bound to a fact of the register; null if there is none.</param>
    public static IReadOnlyList<ComparedFact> Compare(RegistrationFacts registered, BasicFacts? read, Func<RegisterFact, string?> answers) =>
    [
        new(RegisterFact.Name, Comparison.OfChange(registered.Name, read?.Name)),
        new(RegisterFact.Kana, Comparison.OfChange(registered.Kana, answers(RegisterFact.Kana))),
        new(RegisterFact.FormerName, Comparison.OfChange(registered.FormerName, answers(RegisterFact.FormerName))),
        // An address is not added to an entry that has none.
        new(RegisterFact.Address, Comparison.OfChange(registered.Address, registered.Address is null ? null : read?.Address)),
        new(RegisterFact.Domicile, Comparison.OfChange(registered.Domicile, answers(RegisterFact.Domicile))),
    ];

    /// <summary>The facts applied for that differ from the register.</summary>
    public static IReadOnlyList<FactChange> Changes(RegistrationFacts registered, BasicFacts? read, Func<RegisterFact, string?> answers) =>
        [
            .. Compare(registered, read, answers)
                .Select(f => f.Comparison is { Differs: true, Applied: { } applied } ? new FactChange(f.Fact, f.Comparison.Registered, applied) : null)
                .OfType<FactChange>(),
        ];

    /// <summary>The signed changes that the register does not hold yet.</summary>
    public static IReadOnlyList<FactChange> StillOpen(IEnumerable<FactChange> signed, RegistrationFacts registered) =>
        [.. signed.Where(c => Comparison.OfChange(Registered(registered, c.Fact), c.New).Differs)];

    private static string? Registered(RegistrationFacts facts, RegisterFact fact) => fact switch
    {
        RegisterFact.Name => facts.Name,
        RegisterFact.Kana => facts.Kana,
        RegisterFact.FormerName => facts.FormerName,
        RegisterFact.Address => facts.Address,
        _ => facts.Domicile,
    };
}
