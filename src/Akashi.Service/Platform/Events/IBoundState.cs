namespace Akashi.Service.Platform.Events;

/// <summary>Why what stands in the database is not what a line of the audit trail bound.</summary>
public enum BoundFault
{
    /// <summary>It is not there any more.</summary>
    Gone,

    /// <summary>It says something else than was recorded.</summary>
    Changed,
}

/// <summary>
/// State that lines of the audit trail bind by a digest, so that it is found when somebody changes it in the database, past every act. A capability
/// that keeps such state says here how to compare it.
/// </summary>
public interface IBoundState
{
    /// <summary>Compares what some lines bound with what stands there now.</summary>
    /// <param name="lines">Lines of the trail, in its order; those of other capabilities are passed over.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>For each line: whether it bound state of this capability, and what is wrong with that; null where nothing is.</returns>
    Task<IReadOnlyList<(bool IsOurs, BoundFault? Fault)>> CompareAsync(IReadOnlyList<AuditLine> lines, CancellationToken ct);

    /// <summary>How many states there are; each has a line.</summary>
    Task<long> CountAsync(CancellationToken ct);
}
