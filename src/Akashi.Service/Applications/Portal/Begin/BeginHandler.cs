using Akashi.Hosting.Dates;
using Akashi.Service.Accounts;
using Akashi.Service.Applications.Drafts;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Portal.Begin;

/// <summary>「手続きをはじめる」: opens a new draft, or continues the one that the holder already has.</summary>
internal sealed class BeginHandler(
    AkashiDb db, ApplicationStore store, AccountsFace accounts, ProceduresFace procedures, ToldAnswers told, Commit commit, TimeProvider clock)
{
    /// <param name="accountId">The holder's account.</param>
    /// <param name="qualificationId">Id of a qualification in the catalog.</param>
    /// <param name="ct">Cancels the operation.</param>
    /// <returns>The draft; null if the holder already has the maximum number of drafts, or the account is closed.</returns>
    public Task<BegunDraft?> HandleAsync(Guid accountId, string qualificationId, CancellationToken ct) => commit.RunAsync(async () =>
    {
        var procedure = procedures.InitialOf(qualificationId);
        var begun = await db.Set<Application>().AsNoTracking()
            .Where(a => a.AccountId == accountId && a.State == ApplicationState.Draft)
            .FirstOrDefaultAsync(a => a.QualificationId == qualificationId && a.ProcedureId == procedure.Id, ct);
        if (begun is not null) return BegunDraft.Of(begun, await procedures.GetAsync(begun.Procedure, ct));
        // An account that was joined with another in this very moment is closed, and its session has ended.
        if (!await accounts.IsOpenAsync(accountId, ct) || !await store.HasRoomAsync(accountId, ct)) return null;
        var application = Application.Begin(accountId, qualificationId, procedure, clock.GetUtcNow());
        application.Answers = await told.OfAsync(accountId, qualificationId, procedure, JapanTime.DayOf(application.StartedAt), ct);
        db.Add(application);
        await commit.RaiseAsync(new ApplicationMoved(application.Id, accountId, application.State, Actor.Holder(accountId), AuditLine.NoDetails), ct);
        return BegunDraft.Of(application, procedure);
    }, ct);
}

/// <summary>A draft, new or continued.</summary>
/// <param name="Id">Id of the draft.</param>
/// <param name="FirstPage">Name of its first page.</param>
internal sealed record BegunDraft(Guid Id, string FirstPage)
{
    public static BegunDraft Of(Application draft, Procedure procedure) => new(draft.Id, ApplicationJourney.Of(procedure).First.Name);
}
