using System.Diagnostics;
using Akashi.Service.Applications;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Procedures;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>Whether an entry whose facts stay can be reissued (G9), or deleted at its holder's own wish (G8).</summary>
internal static class UnchangedEntryDecision
{
    /// <param name="submitted">The application.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="input">What staff sent.</param>
    public static Acceptance Decide(SubmittedApplication submitted, Actor by, AcceptInput input)
    {
        if (submitted.Entry is not { } entry) return new Acceptance.Refused(DecideOutcome.NoEntry);
        var identity = Identity.OfEntry(submitted.Check.Facts, submitted.Facts, entry.Facts);
        if (LinkedEntry.Refuse(submitted, entry, identity, input) is { } refusal) return new Acceptance.Refused(refusal);
        RegisterOrder order = submitted.Effect switch
        {
            RegisterEffect.Reissue => new RegisterOrder.Reissue(by, entry.Id, submitted.ReceiptNumber),
            RegisterEffect.Delete => new RegisterOrder.Delete(by, entry.Id, submitted.ReceiptNumber),
            _ => throw new UnreachableException(),
        };
        return new Acceptance.Ready(order, IdentityRules.Answered(identity, input.Answer));
    }
}
