namespace Akashi.Service.Platform.Housekeeping;

/// <summary>Removes rows that ended, of one table.</summary>
public interface IHousekeeping
{
    /// <summary>Removes some of them, so that no statement holds many rows.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>How many were removed; fewer than <paramref name="most"/> where none is left.</returns>
    Task<int> RemoveEndedAsync(int most, CancellationToken ct);
}
