using System.Threading.RateLimiting;

namespace Akashi.Verifier.Api;

/// <summary>
/// How many large questions are answered at once: each holds its body in memory, and together they must leave room for whoever asks about one code.
/// A small body (<see cref="JsonBody.IsSmallAsync"/>) waits for nobody.
/// </summary>
internal sealed class BatchLimits : IDisposable
{
    /// <summary>Seconds after which whoever was refused may ask again.</summary>
    public const string RetryAfter = "1";

    private const int AtOnceOfCore = 2;
    private const int Waiting = 100;

    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions { PermitLimit = AtOnceOfCore * Environment.ProcessorCount, QueueLimit = Waiting });

    /// <summary>Waits for a turn; dispose it at the end of the answer. Not acquired where too many wait.</summary>
    public ValueTask<RateLimitLease> TurnAsync(CancellationToken ct) => limiter.AcquireAsync(cancellationToken: ct);

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();
}
