using Akashi.Service.Staff;

namespace Akashi.Service.Applications.Office.Decide;

/// <summary>Which of the three acceptances an application asks for: a new entry, a link, a change.</summary>
internal sealed class AcceptanceRules(NewEntryDecision newEntries, LinkDecision links)
{
    /// <summary>Compares with the register as it stands in the running act.</summary>
    public Task<Acceptance> DecideAsync(SubmittedApplication submitted, StaffPerson by, AcceptInput input, CancellationToken ct) =>
        submitted.IsChange ? Task.FromResult(ChangeDecision.Decide(submitted, by.Actor, input))
        : submitted.Application.Standing == Standing.NotRegistered ? newEntries.DecideAsync(submitted, by.Actor, input, ct)
        : links.DecideAsync(submitted, by.Actor, input, ct);
}
