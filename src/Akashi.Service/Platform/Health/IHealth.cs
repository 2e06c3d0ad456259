namespace Akashi.Service.Platform.Health;

/// <summary>Reports whether a capability has what it works with.</summary>
public interface IHealth
{
    /// <summary>Code of what is missing now and it cannot work without; null if nothing is.</summary>
    Task<string?> GapAsync(CancellationToken ct);

    /// <summary>Code of what is missing now and it can work without, only not as well; null if nothing is.</summary>
    Task<string?> WarningAsync(CancellationToken ct) => Task.FromResult<string?>(null);
}
