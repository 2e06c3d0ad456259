using System.Diagnostics;
using Akashi.Service.Procedures;
using Akashi.Service.Staff;

namespace Akashi.Service.Applications.Office.Decide;

/// <summary>Each effect that an application can have on the register is accepted by a rule of its own.</summary>
internal sealed class AcceptanceRules(NewEntryDecision newEntries, LinkDecision links)
{
    /// <summary>Compares with the register as it stands in the running act.</summary>
    public Task<Acceptance> DecideAsync(SubmittedApplication submitted, StaffPerson by, AcceptInput input, CancellationToken ct) =>
        submitted.Effect switch
        {
            RegisterEffect.Enter => newEntries.DecideAsync(submitted, by.Actor, input, ct),
            RegisterEffect.Link => links.DecideAsync(submitted, by.Actor, input, ct),
            RegisterEffect.Amend => Task.FromResult(ChangeDecision.Decide(submitted, by.Actor, input)),
            _ => throw new UnreachableException(),
        };
}
