using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Portal.Begin;

/// <summary>「手続きをはじめる」: opens a draft, or goes on with the one that the holder began before.</summary>
internal sealed class BeginHandler(AkashiDb db, ApplicationStore store, ProceduresFace procedures, Commit commit, TimeProvider clock)
{
    /// <param name="accountId">Whose.</param>
    /// <param name="qualificationId">A qualification of the catalog.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The draft; null where the holder has as many as they may have.</returns>
    public Task<BegunDraft?> HandleAsync(Guid accountId, string qualificationId, CancellationToken ct) => commit.RunAsync(async () =>
    {
        var procedure = procedures.InitialOf(qualificationId);
        var begun = await db.Set<Application>().AsNoTracking()
            .FirstOrDefaultAsync(a => a.AccountId == accountId && a.QualificationId == qualificationId && a.ProcedureId == procedure.Id && a.State == ApplicationState.Draft, ct);
        if (begun is not null) return BegunDraft.Of(begun, await procedures.GetAsync(begun.Procedure, ct));
        if (!await store.HasRoomAsync(accountId, ct)) return null;
        var application = Application.Begin(accountId, qualificationId, procedure, clock.GetUtcNow());
        db.Add(application);
        await commit.RaiseAsync(new ApplicationMoved(application.Id, accountId, application.State, Actor.Holder(accountId), AuditLine.NoDetails), ct);
        return BegunDraft.Of(application, procedure);
    }, ct);
}

/// <summary>A draft that is there.</summary>
/// <param name="Id">Its id.</param>
/// <param name="FirstPage">Where it is written from.</param>
internal sealed record BegunDraft(Guid Id, string FirstPage)
{
    public static BegunDraft Of(Application draft, Procedure procedure) => new(draft.Id, ApplicationJourney.Of(procedure).First.Name);
}
