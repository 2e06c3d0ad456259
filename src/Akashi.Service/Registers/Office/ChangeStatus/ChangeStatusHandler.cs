using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Registers.Office.ChangeStatus;

/// <summary>Outcome of a change of state.</summary>
internal abstract record StatusOutcome
{
    private StatusOutcome()
    {
    }

    /// <summary>The new state is in force, now or since the same person pressed earlier. The verifier knows within seconds.</summary>
    internal sealed record Changed : StatusOutcome;

    /// <summary>The body has no such registration.</summary>
    internal sealed record NotFound : StatusOutcome;

    /// <summary>The current state does not allow the change.</summary>
    internal sealed record Refused(StatusRefusal Reason) : StatusOutcome;
}

/// <summary>Suspends or revokes a registration, or lifts a suspension, with a reason.</summary>
internal sealed class ChangeStatusHandler(RegisterBook book, Commit commit)
{
    /// <param name="id">Id of the registration.</param>
    /// <param name="qualifications">Ids of the qualifications of the staff member's body.</param>
    /// <param name="command">What to do.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="reason">The reason, 1 to 1000 characters.</param>
    /// <param name="ct">Cancels the operation.</param>
    public Task<StatusOutcome> HandleAsync(
        Guid id, IReadOnlySet<string> qualifications, StatusCommand command, Actor by, string reason, CancellationToken ct) =>
        commit.RunAsync<StatusOutcome>(async () =>
        {
            if (await book.LoadAsync(id, ct) is not var (entry, facts) || !qualifications.Contains(entry.QualificationId)) return new StatusOutcome.NotFound();
            var act = new RegisterAct(StatusRules.CodeOf(command), by, reason);
            var (next, refusal) = StatusRules.Decide(entry.Status, command);
            if (next is not { } status)
                return await book.LastActAsync(entry, ct) == act ? new StatusOutcome.Changed() : new StatusOutcome.Refused(refusal!.Value);
            entry.Status = status;
            await book.ChangeAsync(entry, facts, act, ct);
            return new StatusOutcome.Changed();
        }, ct);
}
