using System.Diagnostics;
using System.Globalization;

namespace Akashi.Launcher.Tests.Running;

/// <summary>Processes of this machine, as listed by the kernel.</summary>
internal static class Processes
{
    public static IReadOnlyList<int> ChildrenOf(int parent) =>
        [
            .. Directory.EnumerateDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(n => n!.All(char.IsAsciiDigit))
                .Select(n => int.Parse(n!, CultureInfo.InvariantCulture))
                .Where(p => ParentOf(p) == parent)];

    /// <summary>The process among these that runs an assembly.</summary>
    public static int Running(IEnumerable<int> processes, string assembly) =>
        processes.Single(p => File.ReadAllText($"/proc/{p}/cmdline").Contains(assembly + ".dll", StringComparison.Ordinal));

    public static void Signal(int process, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until all of them have ended.</summary>
    public static Task GoneAsync(IReadOnlyList<int> processes) => Wait.UntilAsync(() => !processes.Any(Runs), "none of the programs runs any more");

    // A zombie has ended, even if its parent has not yet waited for it.
    private static bool Runs(int process) => StatOf(process) is { } stat && stat[0] != "Z";

    private static int? ParentOf(int process) => StatOf(process) is { } stat ? int.Parse(stat[1], CultureInfo.InvariantCulture) : null;

    // proc(5): "pid (name) state ppid …"; the name may contain spaces and parentheses.
    private static string[]? StatOf(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
