using Akashi.Service.Applications;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>Whether an entry can be deleted at its holder's own wish (G8).</summary>
internal static class DeletionDecision
{
    /// <param name="submitted">The application.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="input">What staff sent.</param>
    public static Acceptance Decide(SubmittedApplication submitted, Actor by, AcceptInput input)
    {
        if (submitted.Entry is not { } entry) return new Acceptance.Refused(DecideOutcome.NoEntry);
        var identity = Identity.OfEntry(submitted.Check.Facts, submitted.Facts, entry.Facts);
        if (LinkedEntry.Refuse(submitted, entry, identity, input) is { } refusal) return new Acceptance.Refused(refusal);
        var order = new RegisterOrder.Delete(by, entry.Id, submitted.ReceiptNumber);
        return new Acceptance.Ready(order, IdentityRules.Answered(identity, input.Answer));
    }
}
