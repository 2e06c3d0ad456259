using System.Runtime.InteropServices;

namespace Akashi.Bench.Measuring;

/// <summary>
/// Processor time of another process with all its threads, including those that have ended, in nanoseconds; /proc/PID/stat counts only hundredths of
/// a second.
/// </summary>
internal static partial class ProcessorClock
{
    /// <summary>User and system time so far.</summary>
    /// <param name="process">The process id.</param>
    public static TimeSpan Of(int process)
    {
        if (clock_getcpuclockid(process, out var clock) != 0 || clock_gettime(clock, out var time) != 0)
            throw new InvalidOperationException($"The clock of process {process} cannot be read.");
        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0);
    }

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int clock_getcpuclockid(int process, out int clock);

    [LibraryImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int clock_gettime(int clock, out Timespec time);

    // struct timespec of 64-bit Linux.
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Timespec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
