using Akashi.Service.Applications;

namespace Akashi.Kill.Tests;

/// <summary>What holder and clerk do for a change, step by step.</summary>
internal sealed class ChangeWalk(Holder holder, Clerk clerk, Records records)
{
    // More than the number of steps: a change that needs more is stuck, and the tests say where.
    private const int MostTries = 5;
    private static readonly Phase[] BeforePayment = [Phase.Submit, Phase.Decide, Phase.Start];

    /// <summary>Does everything before a phase except the payment, whose webhook would come before what is to be tested.</summary>
    public async Task DoUntilAsync(Change change, Phase phase)
    {
        foreach (var step in BeforePayment.TakeWhile(s => s < phase)) await DoAsync(change, step);
    }

    /// <summary>Does one step, from a fresh page.</summary>
    public async Task DoAsync(Change change, Phase step)
    {
        if (await ReachAsync(change, step)) await PressAsync(change, step);
    }

    /// <summary>Goes to the press of a phase; false where there is nothing left to press.</summary>
    public async Task<bool> ReachAsync(Change change, Phase phase)
    {
        switch (StepOf(phase))
        {
            case Phase.Submit: return await holder.ReachSubmissionAsync(change);
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
    public Task PressAgainAsync(Change change, Phase phase) => phase == Phase.Submit ? holder.PressSubmissionAgainAsync(change) : PressAsync(change, phase);

    /// <summary>The press of a phase.</summary>
    public Task PressAsync(Change change, Phase phase) => StepOf(phase) switch
    {
        Phase.Submit => holder.PressSubmissionAsync(change),
        Phase.Decide => clerk.PressDecisionAsync(change),
        Phase.Start => holder.PressStartAsync(change),
        Phase.Charge => holder.PressPaymentAsync(change),
        _ => holder.PressReturnAsync(change),
    };

    /// <summary>Continues to the end from the current state, like a person who reloads the list of applications.</summary>
    public async Task FinishAsync(Change change)
    {
        for (var tries = 0; tries < MostTries && await records.StateAsync(change) is var state && state != ApplicationState.Completed; tries++)
        {
            await DoAsync(change, state switch
            {
                ApplicationState.Draft => Phase.Submit,
                ApplicationState.AwaitingPayment => Phase.Start,
                _ => Phase.Decide,
            });
            // What is already paid is shown instead of the provider's page.
            if (state == ApplicationState.AwaitingPayment && change.Told != ApplicationState.Completed) await DoAsync(change, Phase.Return);
        }
    }

    // In these phases the press was in the step before.
    private static Phase StepOf(Phase phase) => phase switch
    {
        Phase.Webhook or Phase.Settle => Phase.Charge,
        Phase.Publish => Phase.Return,
        _ => phase,
    };
}
