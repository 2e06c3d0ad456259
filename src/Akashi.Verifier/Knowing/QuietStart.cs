using System.Runtime;

namespace Akashi.Verifier.Knowing;

/// <summary>
/// No collection of garbage before the first answer: what a start makes, it mostly keeps, and a collection in its middle takes a tenth of it.
/// </summary>
internal static class QuietStart
{
    // What a start allocates, and half as much again. Beyond it the runtime collects after all.
    private const long Most = 8 * 1024 * 1024;
    private const long OfLists = 2 * 1024 * 1024;

    /// <summary>Begins; first thing in the program.</summary>
    public static void Begin() => GC.TryStartNoGCRegion(Most, OfLists);

    /// <summary>Ends, if it has not ended by itself.</summary>
    public static void End()
    {
        if (GCSettings.LatencyMode != GCLatencyMode.NoGCRegion) return;
        try
        {
            GC.EndNoGCRegion();
        }
        catch (InvalidOperationException)
        {
            // It ended by itself just now: another thread needed more.
        }
    }
}
