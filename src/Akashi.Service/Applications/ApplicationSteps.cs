using Akashi.Hosting.Dates;
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
    public Task<bool> MoveAsync(
        Application application, ApplicationCommand command, Actor by, string? message, IReadOnlyDictionary<string, string>? details, CancellationToken ct) =>
        MoveAsync(application, command, by, (message, null), details, ct);

    /// <summary>Applies a command; false if the state machine does not move.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="command">What to do.</param>
    /// <param name="by">Who does it; the role for the state machine follows from this.</param>
    /// <param name="said">Message to the holder on the time line, and reasons at places; null for none.</param>
    /// <param name="details">Codes for the audit trail; null for none.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task<bool> MoveAsync(
        Application application, ApplicationCommand command, Actor by, (string? Message, IReadOnlyList<ReturnReason>? Reasons) said,
        IReadOnlyDictionary<string, string>? details, CancellationToken ct)
    {
        if (ApplicationMachine.Decide(application.State, command, RoleOf(by)) is not Transition.Moved { To: var next }) return false;
        var (now, before) = (clock.GetUtcNow(), application.State);
        application.State = next;
        if (ApplicationMachine.IsEnd(next)) application.OpenChangeOf = null;
        if (before == ApplicationState.Returned) application.DaysWithHolder += DaysSince(application.ReturnedAt, now);
        // The time until the fee of a submission is paid is the holder's too.
        if ((before, next) == (ApplicationState.Unpaid, ApplicationState.Submitted)) application.DaysWithHolder += DaysSince(application.ChangedAt, now);
        application.ReturnedAt = next == ApplicationState.Returned ? now : null;
        (application.EndsOn, application.Reminders, application.RemindedAt) = (null, 0, null);
        application.ChangedAt = now;
        application.Revision++;
        db.Add(new ApplicationStep
        {
            ApplicationId = application.Id,
            Number = await NextNumberAsync(application.Id, ct),
            At = now,
            State = next,
            By = by,
            Message = said.Message,
            Reasons = said.Reasons,
        });
        var moved = new ApplicationMoved(application.Id, application.AccountId, next, by, details ?? AuditLine.NoDetails) { From = before };
        await commit.RaiseAsync(moved, ct);
        return true;
    }

    /// <summary>Reminds the holder of the day after which an application ends; moves nothing.</summary>
    /// <param name="application">Loaded inside the running act.</param>
    /// <param name="endsOn">That day.</param>
    /// <param name="reminders">How often the holder was reminded with this one.</param>
    /// <param name="ct">Cancels the operation.</param>
    public async Task RemindAsync(Application application, DateOnly endsOn, int reminders, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        (application.EndsOn, application.Reminders, application.RemindedAt) = (endsOn, reminders, now);
        application.Revision++;
        db.Add(new ApplicationStep
        {
            ApplicationId = application.Id,
            Number = await NextNumberAsync(application.Id, ct),
            At = now,
            State = application.State,
            By = Actor.System,
            RemindsOf = endsOn,
        });
        await commit.RaiseAsync(new ApplicationReminded(application.Id, application.AccountId, endsOn), ct);
    }

    // Steps that this act has already added are not in the database yet, so look at those first.
    private async Task<int> NextNumberAsync(Guid id, CancellationToken ct) =>
        1 + (db.Set<ApplicationStep>().Local.Where(s => s.ApplicationId == id).Max(s => (int?)s.Number) ?? await LastNumber.For(db)(db, id, ct) ?? 0);

    // Days as the calendar in Japan counts them. A return in the future was dated before the clock was set back.
    private static int DaysSince(DateTimeOffset? returnedAt, DateTimeOffset now) =>
        returnedAt is { } at ? Math.Max(0, JapanTime.DayOf(now).DayNumber - JapanTime.DayOf(at).DayNumber) : 0;

    private static ApplicationRole RoleOf(Actor by) =>
        by.AccountId is not null ? ApplicationRole.Holder : by.StaffMemberId is not null ? ApplicationRole.Staff : ApplicationRole.System;
}
