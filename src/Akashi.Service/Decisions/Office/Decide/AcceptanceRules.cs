using System.Diagnostics;
using Akashi.Service.Applications;
using Akashi.Service.Procedures;
using Akashi.Service.Staff;

namespace Akashi.Service.Decisions.Office.Decide;

/// <summary>Picks the acceptance rule for an application: there is one for each effect on the register.</summary>
internal sealed class AcceptanceRules(NewEntryDecision newEntries, LinkDecision links)
{
    /// <summary>Decides by the register as it is in the running act.</summary>
    public Task<Acceptance> DecideAsync(SubmittedApplication submitted, StaffPerson by, AcceptInput input, CancellationToken ct) =>
        submitted.Effect switch
        {
            RegisterEffect.Enter => newEntries.DecideAsync(submitted, by.Actor, input, ct),
            RegisterEffect.Link => links.DecideAsync(submitted, by.Actor, input, ct),
            RegisterEffect.Amend => Task.FromResult(ChangeDecision.Decide(submitted, by.Actor, input)),
            RegisterEffect.Reissue or RegisterEffect.Delete => Task.FromResult(UnchangedEntryDecision.Decide(submitted, by.Actor, input)),
            _ => throw new UnreachableException(),
        };
}
