using Akashi.Credentials.Decisions;

namespace Akashi.Verifier.Metrics;

/// <summary>Where a code was checked.</summary>
internal enum Surface
{
    Page,
    Api,
}

/// <summary>How many codes were checked since the start, by surface, result and reason. Nothing about the codes themselves is kept.</summary>
internal sealed class VerificationCounts
{
    private static readonly int Reasons = Enum.GetValues<VerificationReason>().Length;
    private static readonly int Results = Enum.GetValues<VerificationResult>().Length;
    private readonly long[] counts = new long[Enum.GetValues<Surface>().Length * Results * Reasons];

    public void Count(Surface surface, Verdict verdict) => Interlocked.Increment(ref counts[PlaceOf(surface, verdict.Result, verdict.Reason)]);

    /// <summary>The counts above zero.</summary>
    public IEnumerable<(Surface Surface, VerificationResult Result, VerificationReason Reason, long Count)> All() =>
        from surface in Enum.GetValues<Surface>()
        from result in Enum.GetValues<VerificationResult>()
        from reason in Enum.GetValues<VerificationReason>()
        let count = Interlocked.Read(ref counts[PlaceOf(surface, result, reason)])
        where count > 0
        select (surface, result, reason, count);

    private static int PlaceOf(Surface surface, VerificationResult result, VerificationReason reason) =>
        ((((int)surface * Results) + (int)result) * Reasons) + (int)reason;
}
