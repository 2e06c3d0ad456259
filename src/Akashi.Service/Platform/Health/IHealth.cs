namespace Akashi.Service.Platform.Health;

/// <summary>Reports whether a capability has what it cannot work without.</summary>
public interface IHealth
{
    /// <summary>Code of what is missing now; null if nothing is.</summary>
    Task<string?> GapAsync(CancellationToken ct);
}
