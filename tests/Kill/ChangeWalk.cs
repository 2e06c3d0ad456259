using Akashi.Service.Applications;

namespace Akashi.Kill.Tests;

/// <summary>What holder and clerk do for a change, step by step.</summary>
internal sealed class ChangeWalk(Holder holder, Clerk clerk, Records records)
{
    // More than the number of steps: a change that needs more is stuck, and the tests say where.
    private const int MostTries = 7;

    /// <summary>Does everything before a phase except the payment, whose webhook would come before what is to be tested.</summary>
    public async Task DoUntilAsync(Change change, Phase phase)
    {
        Phase[] steps = change.IsCorrected
            ? [Phase.Submit, Phase.GiveBack, Phase.Correct, Phase.Decide, Phase.Start]
            : [Phase.Submit, Phase.Decide, Phase.Start];
        foreach (var step in steps.TakeWhile(s => s < phase)) await DoAsync(change, step);
    }

    /// <summary>Does one step, from a fresh page.</summary>
    public async Task DoAsync(Change change, Phase step)
    {
        if (await ReachAsync(change, step)) await PressAsync(change, step);
    }

    /// <summary>Goes to the press of a phase; false where there is nothing left to press.</summary>
    public async Task<bool> ReachAsync(Change change, Phase phase)
    {
        await records.ForgetCountsAsync();
        switch (StepOf(phase))
        {
            case Phase.Submit or Phase.Correct: return await holder.ReachSubmissionAsync(change);
            case Phase.GiveBack: return await clerk.ReachReturnAsync(change);
            case Phase.Decide: return await clerk.ReachDecisionAsync(change);
            case Phase.Start:
                if (change.Charge == default) change.Charge = await records.ChargeAsync(change);
                return await holder.ReachStartAsync(change);
            case Phase.Charge: return await holder.ReachPaymentAsync(change);
            default:
                await DoAsync(change, Phase.Charge);
                return true;
        }
    }

    /// <summary>Presses again, on the current page, after a press that got no answer.</summary>
    public Task PressAgainAsync(Change change, Phase phase) => phase is Phase.Submit or Phase.Correct ? holder.PressSubmissionAgainAsync(change) : PressAsync(change, phase);

    /// <summary>The press of a phase.</summary>
    public Task PressAsync(Change change, Phase phase) => StepOf(phase) switch
    {
        Phase.Submit or Phase.Correct => holder.PressSubmissionAsync(change),
        Phase.GiveBack => clerk.PressReturnAsync(change),
        Phase.Decide => clerk.PressDecisionAsync(change),
        Phase.Start => holder.PressStartAsync(change),
        Phase.Charge => holder.PressPaymentAsync(change),
        _ => holder.PressReturnAsync(change),
    };

    /// <summary>Continues to the end from the current state, like a person who reloads the list of applications.</summary>
    public async Task FinishAsync(Change change)
    {
        for (var tries = 0; tries < MostTries && await records.StepsAsync(change) is var steps && !steps.Contains(ApplicationState.Completed); tries++)
        {
            var next = NextOf(change, steps);
            await DoAsync(change, next);
            // What is already paid is shown instead of the provider's page.
            if (next == Phase.Start && !change.IsToldComplete) await DoAsync(change, Phase.Return);
        }
    }

    private static Phase NextOf(Change change, IReadOnlyList<ApplicationState> steps) => steps switch
    {
        [] => Phase.Submit,
        [.., ApplicationState.Returned] => Phase.Correct,
        [.., ApplicationState.AwaitingPayment] => Phase.Start,
        _ => change.IsCorrected && !steps.Contains(ApplicationState.Returned) ? Phase.GiveBack : Phase.Decide,
    };

    // In these phases the press was in the step before.
    private static Phase StepOf(Phase phase) => phase switch
    {
        Phase.Webhook or Phase.Settle => Phase.Charge,
        Phase.Publish => Phase.Return,
        _ => phase,
    };
}
