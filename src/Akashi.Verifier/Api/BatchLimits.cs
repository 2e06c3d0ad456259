using System.Threading.RateLimiting;

namespace Akashi.Verifier.Api;

/// <summary>
/// How many large requests are answered at once. Each holds its body in memory, and together they must leave room for requests about a single code. A
/// small body (<see cref="JsonBody.IsSmallAsync"/>) never waits.
/// </summary>
internal sealed class BatchLimits : IDisposable
{
    /// <summary>Seconds after which a refused client may ask again.</summary>
    public const string RetryAfter = "1";

    private const int AtOnceOfCore = 2;
    private const int Waiting = 100;

    private readonly ConcurrencyLimiter limiter = new(
        new ConcurrencyLimiterOptions { PermitLimit = AtOnceOfCore * Environment.ProcessorCount, QueueLimit = Waiting });

    /// <summary>Waits for a turn; dispose it when the answer is done. Not acquired where too many are waiting.</summary>
    public ValueTask<RateLimitLease> TurnAsync(CancellationToken ct) => limiter.AcquireAsync(cancellationToken: ct);

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();
}
