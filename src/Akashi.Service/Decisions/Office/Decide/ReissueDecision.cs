using Akashi.Service.Applications;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Registers.Orders;

namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>Whether the paper of an entry can be issued anew (G9).</summary>
internal static class ReissueDecision
{
    /// <param name="submitted">The application.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="input">What staff sent.</param>
    public static Acceptance Decide(SubmittedApplication submitted, Actor by, AcceptInput input)
    {
        if (submitted.Entry is not { } entry) return new Acceptance.Refused(DecideOutcome.NoEntry);
        var identity = Identity.OfEntry(submitted.Check.Facts, submitted.Facts, entry.Facts);
        if (LinkedEntry.Refuse(submitted, entry, identity, input) is { } refusal) return new Acceptance.Refused(refusal);
        var order = new RegisterOrder.Reissue(by, entry.Id, submitted.ReceiptNumber);
        return new Acceptance.Ready(order, IdentityRules.Answered(identity, input.Answer));
    }
}
