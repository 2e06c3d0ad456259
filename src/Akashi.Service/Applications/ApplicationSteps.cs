using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Applications;

/// <summary>Moves applications through the state machine; each move adds a step to the time line, an event and an audit line.</summary>
/// <param name="db">The database.</param>
/// <param name="commit">The running act.</param>
/// <param name="clock">The time.</param>
internal sealed class ApplicationSteps(AkashiDb db, Commit commit, TimeProvider clock)
{
    private static readonly HotQuery<Func<AkashiDb, Guid, CancellationToken, Task<int?>>> LastNumber = new(() =>
        EF.CompileAsyncQuery((AkashiDb db, Guid application, CancellationToken _) =>
            db.Set<ApplicationStep>().Where(s => s.ApplicationId == application).Max(s => (int?)s.Number)));

    /// <summary>Applies a command; false if the state machine does not move.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="command">What to do.</param>
    /// <param name="by">Who does it; the role for the state machine follows from this.</param>
    /// <param name="message">Message to the holder on the time line; null for none.</param>
    /// <param name="details">Codes for the audit trail; null for none.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task<bool> MoveAsync(
        Application application, ApplicationCommand command, Actor by, string? message, IReadOnlyDictionary<string, string>? details, CancellationToken ct)
    {
        if (ApplicationMachine.Decide(application.State, command, RoleOf(by)) is not Transition.Moved { To: var next }) return false;
        var now = clock.GetUtcNow();
        application.State = next;
        if (ApplicationMachine.IsEnd(next)) application.OpenChangeOf = null;
        application.ChangedAt = now;
        application.Revision++;
        // Steps that this act has already added are not in the database yet, so look at those first.
        var last = db.Set<ApplicationStep>().Local.Where(s => s.ApplicationId == application.Id).Max(s => (int?)s.Number)
            ?? await LastNumber.For(db)(db, application.Id, ct) ?? 0;
        db.Add(new ApplicationStep { ApplicationId = application.Id, Number = last + 1, At = now, State = next, By = by, Message = message });
        await commit.RaiseAsync(new ApplicationMoved(application.Id, application.AccountId, next, by, details ?? AuditLine.NoDetails), ct);
        return true;
    }

    private static ApplicationRole RoleOf(Actor by) =>
        by.AccountId is not null ? ApplicationRole.Holder : by.StaffMemberId is not null ? ApplicationRole.Staff : ApplicationRole.System;
}
