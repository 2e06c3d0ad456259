using System.Runtime.InteropServices;

namespace Akashi.Bench.Measuring;

/// <summary>Which core a thread runs on.</summary>
internal static partial class Core
{
    /// <summary>Keeps the thread that calls on one core, away from a program that is measured on another. Where the system refuses, it runs as before.</summary>
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
