using System.Diagnostics;
using Akashi.Bench.Measuring;

namespace Akashi.Bench.Issuing;

/// <summary>A part of the act of issuing.</summary>
internal enum Part
{
    /// <summary>The registration, the place in a status list, and the claims, up to what is to be signed.</summary>
    Read,

    /// <summary>The signature of the code alone (ES256).</summary>
    CodeSignature,

    /// <summary>The sheet, up to the hash that is to be signed.</summary>
    Composition,

    /// <summary>The signature of the PDF alone (RSA-2048).</summary>
    PdfSignature,

    /// <summary>The signature is put into its CMS.</summary>
    Envelope,

    /// <summary>The question for a time stamp, and what is checked of the answer.</summary>
    Stamp,

    /// <summary>What the time stamp authority does, which is not ours.</summary>
    Authority,

    /// <summary>The stamp is put into the CMS and that into the PDF, which is stored and flushed.</summary>
    Save,

    /// <summary>The transaction.</summary>
    Commit,
}

/// <summary>
/// Cuts acts, one after another, into their parts. It is told at seams that the service has anyway: its keys, its time stamps, its transaction.
/// </summary>
internal sealed class PartClock
{
    private readonly Dictionary<Part, (TimeSpan Core, TimeSpan Wall)> sums = [];
    private (TimeSpan Core, long Wall) last;

    /// <summary>An act begins.</summary>
    public void Begin() => last = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());

    /// <summary>Everything since the previous call belongs to a part.</summary>
    public void End(Part part)
    {
        var (core, wall) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var sum = sums.GetValueOrDefault(part);
        sums[part] = (sum.Core + core - last.Core, sum.Wall + Stopwatch.GetElapsedTime(last.Wall, wall));
        last = (core, wall);
    }

    /// <summary>What was measured so far does not count.</summary>
    public void Forget() => sums.Clear();

    /// <summary>The cost of each part of an act.</summary>
    /// <param name="acts">The number of acts since <see cref="Forget"/>.</param>
    /// <exception cref="InvalidOperationException">A part was not heard.</exception>
    public IReadOnlyDictionary<Part, Cost> Of(int acts)
    {
        if (Enum.GetValues<Part>().Except(sums.Keys).ToList() is { Count: > 0 } unheard)
            throw new InvalidOperationException($"Of an act nothing was heard of {string.Join(", ", unheard)}.");
        return sums.ToDictionary(s => s.Key, s => new Cost(s.Value.Core.TotalMilliseconds / acts, s.Value.Wall.TotalMilliseconds / acts));
    }
}
