using Akashi.Service.Catalog;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Portal.Begin;

/// <summary>「手続きをはじめる」: opens a draft, or goes on with the one that the holder began before.</summary>
internal sealed class BeginHandler(AkashiDb db, ApplicationStore store, Commit commit, TimeProvider clock)
{
    /// <returns>The draft; null where the holder has as many as they may have.</returns>
    public Task<Guid?> HandleAsync(Guid accountId, Qualification qualification, Procedure procedure, CancellationToken ct) => commit.RunAsync<Guid?>(async () =>
    {
        var begun = await db.Set<Application>()
            .Where(a => a.AccountId == accountId && a.QualificationId == qualification.Id && a.ProcedureId == procedure.Id && a.State == ApplicationState.Draft)
            .Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct);
        if (begun is { } id) return id;
        if (!await store.HasRoomAsync(accountId, ct)) return null;
        var application = Application.Begin(accountId, qualification, procedure, clock.GetUtcNow());
        db.Add(application);
        await commit.RaiseAsync(new ApplicationMoved(application.Id, accountId, application.State, Actor.Holder(accountId), AuditLine.NoDetails), ct);
        return application.Id;
    }, ct);
}
