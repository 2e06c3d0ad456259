namespace Akashi.Service.Platform.Health;

/// <summary>What a capability cannot do without.</summary>
public interface IHealth
{
    /// <summary>A code for what is missing now; null where nothing is.</summary>
    Task<string?> GapAsync(CancellationToken ct);
}
