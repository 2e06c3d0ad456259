using Akashi.Hosting.Dates;
using Akashi.Service.Applications.Drafts;
using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Procedures;
using Akashi.Service.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications.Portal.Change;

/// <summary>A change of a registration that is already open.</summary>
/// <param name="Id">Id of the application.</param>
/// <param name="ProcedureId">Id of its procedure.</param>
/// <param name="State">Its state.</param>
internal sealed record OpenChange(Guid Id, string ProcedureId, ApplicationState State)
{
    /// <summary>Path of the page on which the holder continues.</summary>
    public string Path => ApplicationsFace.PathOf(Id, State);
}

/// <summary>Outcome of beginning a change.</summary>
internal abstract record BeginChangeOutcome
{
    private BeginChangeOutcome()
    {
    }

    /// <summary>There is a draft: a new one, or an existing one for the same procedure.</summary>
    internal sealed record Begun(Guid Id) : BeginChangeOutcome;

    /// <summary>Another change of this registration is open and has to be finished first (G5).</summary>
    internal sealed record AlreadyOpen(OpenChange Change) : BeginChangeOutcome;

    /// <summary>The holder already has the maximum number of drafts.</summary>
    internal sealed record TooManyDrafts : BeginChangeOutcome;

    /// <summary>The registration cannot be changed.</summary>
    internal sealed record Refused(ChangeRefusal Reason) : BeginChangeOutcome;
}

/// <summary>Row 2.5.2: opens a new draft of a change, or continues the existing one.</summary>
internal sealed class BeginChangeHandler(
    AkashiDb db, ApplicationStore store, RegistersFace registers, ToldAnswers told, Commit commit, TimeProvider clock)
{
    private static readonly Dictionary<string, string> NoDetails = [];

    /// <summary>The holder's open change of a registration; null if there is none.</summary>
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
                return pending.State == ApplicationState.Draft && pending.ProcedureId == procedure.Id
                    ? new BeginChangeOutcome.Begun(pending.Id)
                    : new BeginChangeOutcome.AlreadyOpen(pending);
            if (!await store.HasRoomAsync(accountId, ct)) return new BeginChangeOutcome.TooManyDrafts();
            var application = Application.Begin(accountId, entry.QualificationId, procedure, clock.GetUtcNow());
            application.RegistrationId = application.OpenChangeOf = registrationId;
            application.Answers = await told.OfAsync(accountId, entry.QualificationId, procedure, JapanTime.DayOf(application.StartedAt), ct);
            db.Add(application);
            await commit.RaiseAsync(new ApplicationMoved(application.Id, accountId, application.State, Actor.Holder(accountId), NoDetails), ct);
            return new BeginChangeOutcome.Begun(application.Id);
        }, ct);
}
