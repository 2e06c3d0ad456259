using System.Globalization;
using System.Runtime.InteropServices;

namespace Akashi.Bench.Measuring;

/// <summary>Which core a thread runs on.</summary>
internal static partial class Core
{
    /// <summary>The core of the measured programs.</summary>
    public static int Measured => Environment.ProcessorCount - 1;

    /// <summary>Leaves that core to them: from now on this process, with all its threads, runs on the others. With one core nothing changes.</summary>
    public static void LeaveMeasured()
    {
        var others = ((1UL << Environment.ProcessorCount) - 1) & ~(1UL << Measured);
        if (others == 0) return;
        // A thread that begins later inherits from the one that begins it.
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
            _ = SetAffinity(int.Parse(Path.GetFileName(thread), CultureInfo.InvariantCulture), sizeof(ulong), in others);
    }

    /// <summary>Runs something in a thread that stays on one core. If the system refuses, it runs on any.</summary>
    public static Task<T> RunOnAsync<T>(int core, Func<T> act) => Task.Factory.StartNew(
        () =>
        {
            var cores = 1UL << core;
            _ = SetAffinity(0, sizeof(ulong), in cores);
            return act();
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    // sched_setaffinity(2); 0 is the calling thread.
    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetAffinity(int thread, nuint size, in ulong cores);
}
