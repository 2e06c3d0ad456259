namespace Akashi.Service.Platform.Events;

/// <summary>How the database differs from what a line of the audit trail recorded.</summary>
public enum BoundFault
{
    /// <summary>The state no longer exists.</summary>
    Gone,

    /// <summary>The state differs from what was recorded.</summary>
    Changed,
}

/// <summary>
/// State to which lines of the audit trail are bound by a digest, so that a change made directly in the database is detected. Each capability that
/// keeps such state implements the comparison.
/// </summary>
public interface IBoundState
{
    /// <summary>Compares what the lines recorded with what the database holds now.</summary>
    /// <param name="lines">Lines of the trail, in order; lines of other capabilities are skipped.</param>
    /// <param name="ct">Cancels the comparison.</param>
    /// <returns>For each line: whether it is bound to state of this capability, and the fault found; null if there is none.</returns>
    Task<IReadOnlyList<(bool IsOurs, BoundFault? Fault)>> CompareAsync(IReadOnlyList<AuditLine> lines, CancellationToken ct);

    /// <summary>Number of states; each is bound to one line.</summary>
    Task<long> CountAsync(CancellationToken ct);
}
