using Akashi.Service.Platform.Storage;

namespace Akashi.Service.Registers.ChangeStatus;

/// <summary>What became of a change of state.</summary>
internal enum StatusOutcome
{
    /// <summary>The new state is in force; verification knows within seconds.</summary>
    Changed,

    /// <summary>The body has no such registration.</summary>
    NotFound,

    /// <summary>The state in force does not allow it, or somebody else was faster.</summary>
    NotAllowed,
}

/// <summary>Suspends, lifts or revokes a registration, with a reason.</summary>
internal sealed class ChangeStatusHandler(RegisterBook book, Commit commit)
{
    /// <param name="id">Registration.</param>
    /// <param name="qualifications">Those of the staff member's body.</param>
    /// <param name="command">What to do.</param>
    /// <param name="by">"staff:ID".</param>
    /// <param name="reason">Why, 1 to 1000 characters.</param>
    /// <param name="ct">Stops it.</param>
    public Task<StatusOutcome> HandleAsync(
        Guid id, IReadOnlySet<string> qualifications, StatusCommand command, string by, string reason, CancellationToken ct) =>
        commit.RunAsync(async () =>
        {
            if (await book.LoadAsync(id, ct) is not var (entry, facts) || !qualifications.Contains(entry.QualificationId)) return StatusOutcome.NotFound;
            if (StatusRules.Next(entry.Status, command) is not { } next) return StatusOutcome.NotAllowed;
            entry.Status = next;
            await book.ChangeAsync(entry, facts, new RegisterAct(StatusRules.CodeOf(command), by, reason), ct);
            return StatusOutcome.Changed;
        }, ct);
}
