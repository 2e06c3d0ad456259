using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Akashi.Verifier.Api;

/// <summary>
/// How many large questions are answered at once: each holds its body in memory, and together they must leave room for whoever asks about one code.
/// A question that says its length, of a few codes, waits for nobody.
/// </summary>
internal static class BatchLimits
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "batch";

    /// <summary>Longest body that is no batch, in bytes: a code or a few.</summary>
    public const int FewCodes = 64 * 1024;

    private const int AtOnceOfCore = 2;
    private const int Waiting = 100;

    public static void AddTo(RateLimiterOptions options) => options.AddPolicy(Policy, http => http.Request.ContentLength is <= FewCodes
        ? RateLimitPartition.GetNoLimiter("few")
        : RateLimitPartition.GetConcurrencyLimiter("batch", _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnceOfCore * Environment.ProcessorCount, QueueLimit = Waiting }));
}
