namespace Akashi.Service.Platform.Housekeeping;

/// <summary>Removes expired rows from one table.</summary>
public interface IHousekeeping
{
    /// <summary>Removes one batch, so that no statement locks many rows.</summary>
    /// <param name="most">Maximum number of rows.</param>
    /// <param name="ct">Cancels the removal.</param>
    /// <returns>Number of rows removed; fewer than <paramref name="most"/> when none is left.</returns>
    Task<int> RemoveEndedAsync(int most, CancellationToken ct);
}
