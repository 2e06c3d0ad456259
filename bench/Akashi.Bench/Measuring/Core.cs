using System.Runtime.InteropServices;

namespace Akashi.Bench.Measuring;

/// <summary>Which core a thread runs on.</summary>
internal static partial class Core
{
    /// <summary>
    /// Keeps the calling thread on one core, away from a measured program on another core. If the system refuses, the thread runs as before.
    /// </summary>
    public static void StayOn(int core)
    {
        var cores = 1UL << core;
        _ = SetAffinity(0, sizeof(ulong), in cores);
    }

    // sched_setaffinity(2); 0 is the calling thread.
    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetAffinity(int thread, nuint size, in ulong cores);
}
