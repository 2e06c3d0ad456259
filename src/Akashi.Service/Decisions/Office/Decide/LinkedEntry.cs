using Akashi.Service.Applications;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>What every decision about an entry that is linked to the holder demands (G2, G3, G8).</summary>
internal static class LinkedEntry
{
    /// <summary>Why it may not be accepted; null if it may.</summary>
    /// <param name="submitted">The application.</param>
    /// <param name="entry">The entry as it is now.</param>
    /// <param name="identity">The signer compared with it.</param>
    /// <param name="input">What staff sent.</param>
    public static DecideOutcome? Refuse(SubmittedApplication submitted, RegistrationView entry, Identity identity, AcceptInput input)
    {
        if (submitted.ChangeRefusal is { } refusal) return OutcomeOf(refusal);
        return entry.Version != input.SeenVersion ? DecideOutcome.RegisterMoved : IdentityRules.Refuse(identity, input, entry.Version);
    }

    /// <summary>
    /// Whether a decided order can still be carried out when its fee is paid: 再交付 and 消除 only while the entry is in force and the holder's. A change
    /// only adds what was decided, whatever became of the entry.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="submitted">The application, loaded in the running act.</param>
    public static bool StillHolds(RegisterOrder order, SubmittedApplication submitted) =>
        order is not (RegisterOrder.Reissue or RegisterOrder.Delete)
        || (submitted.Entry is { Status: RegistrationStatus.Active } entry && entry.AccountId == submitted.AccountId);

    private static DecideOutcome OutcomeOf(ChangeRefusal refusal) => refusal switch
    {
        ChangeRefusal.NotLinked => DecideOutcome.EntryTaken,
        ChangeRefusal.BirthDiffers or ChangeRefusal.SexDiffers => DecideOutcome.OtherPerson,
        _ => DecideOutcome.EntryNotActive,
    };
}
