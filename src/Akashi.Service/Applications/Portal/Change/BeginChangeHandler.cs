using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Portal.Change;

/// <summary>A change of a registration that is open already.</summary>
/// <param name="Id">The application.</param>
/// <param name="ProcedureId">Its procedure.</param>
/// <param name="State">Where it stands.</param>
internal sealed record OpenChange(Guid Id, string ProcedureId, ApplicationState State)
{
    /// <summary>Page on which its holder goes on.</summary>
    public string Path => ApplicationsFace.PathOf(Id, State);
}

/// <summary>What became of a wish to begin a change.</summary>
internal abstract record BeginChangeOutcome
{
    private BeginChangeOutcome()
    {
    }

    /// <summary>A draft is there: new, or the one of the same procedure begun before.</summary>
    internal sealed record Begun(Guid Id) : BeginChangeOutcome;

    /// <summary>Another change of this registration is open: it comes first (G5).</summary>
    internal sealed record AlreadyOpen(OpenChange Change) : BeginChangeOutcome;

    /// <summary>The holder has as many drafts as they may have.</summary>
    internal sealed record TooManyDrafts : BeginChangeOutcome;

    /// <summary>The registration cannot be changed.</summary>
    internal sealed record Refused(ChangeRefusal Reason) : BeginChangeOutcome;
}

/// <summary>Row 2.5.2: opens a draft of a change, or goes on with the one begun before.</summary>
internal sealed class BeginChangeHandler(AkashiDb db, ApplicationStore store, RegistersFace registers, Commit commit, TimeProvider clock)
{
    private static readonly Dictionary<string, string> NoDetails = [];

    /// <summary>The holder's change of a registration that is open; null where none is.</summary>
    public Task<OpenChange?> FindOpenAsync(Guid accountId, Guid registrationId, CancellationToken ct) =>
        db.Set<Application>().AsNoTracking().Where(a => a.OpenChangeOf == registrationId && a.AccountId == accountId)
            .Select(a => new OpenChange(a.Id, a.ProcedureId, a.State)).SingleOrDefaultAsync(ct);

    public Task<BeginChangeOutcome> HandleAsync(Guid accountId, Guid registrationId, Procedure procedure, CancellationToken ct) =>
        commit.RunAsync<BeginChangeOutcome>(async () =>
        {
            var entry = await registers.FindAsync(registrationId, ct);
            if (entry is null) return new BeginChangeOutcome.Refused(ChangeRefusal.NotLinked);
            if (ChangeRules.Refuse(entry, accountId, null) is { } refusal) return new BeginChangeOutcome.Refused(refusal);
            if (await FindOpenAsync(accountId, registrationId, ct) is { } pending)
                return pending.State == ApplicationState.Draft && pending.ProcedureId == procedure.Id ? new BeginChangeOutcome.Begun(pending.Id) : new BeginChangeOutcome.AlreadyOpen(pending);
            if (!await store.HasRoomAsync(accountId, ct)) return new BeginChangeOutcome.TooManyDrafts();
            var application = Application.Begin(accountId, entry.QualificationId, procedure, clock.GetUtcNow());
            application.RegistrationId = application.OpenChangeOf = registrationId;
            db.Add(application);
            await commit.RaiseAsync(new ApplicationMoved(application.Id, accountId, application.State, Actor.Holder(accountId), NoDetails), ct);
            return new BeginChangeOutcome.Begun(application.Id);
        }, ct);
}
