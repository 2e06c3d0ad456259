using System.Text.RegularExpressions;

namespace Akashi.Service.Tests.Platform.Files;

/// <summary>A system call as recorded by strace.</summary>
/// <param name="Name">Name of the call, such as fsync.</param>
/// <param name="Arguments">Arguments as recorded; file descriptors include their paths in angle brackets.</param>
/// <param name="Begin">Line on which it began.</param>
/// <param name="End">Line on which it ended; a later one if another thread's call came in between.</param>
internal sealed partial record KernelCall(string Name, string Arguments, int Begin, int End)
{
    public bool IsFlushOf(string path) => Name is "fsync" or "fdatasync" && Arguments.Contains(path, StringComparison.Ordinal);

    public bool IsWriteTo(string path) =>
        Name is "write" or "pwrite64" && Arguments[..Arguments.IndexOf(',', StringComparison.Ordinal)].Contains(path, StringComparison.Ordinal);

    /// <summary>Reads the calls that ended, in the order in which they began.</summary>
    public static List<KernelCall> ReadAll(IEnumerable<string> lines)
    {
        var (found, open, at) = (new List<KernelCall>(), new Dictionary<string, (string Name, string Arguments, int Begin)>(), 0);
        foreach (var line in lines)
        {
            at++;
            if (Resumed().Match(line) is { Success: true } resumed && open.Remove(resumed.Groups["thread"].Value, out var begun))
                found.Add(new KernelCall(begun.Name, begun.Arguments + resumed.Groups["rest"].Value, begun.Begin, at));
            else if (Unfinished().Match(line) is { Success: true } unfinished)
                open[unfinished.Groups["thread"].Value] = (unfinished.Groups["name"].Value, unfinished.Groups["arguments"].Value, at);
            else if (Whole().Match(line) is { Success: true } whole)
                found.Add(new KernelCall(whole.Groups["name"].Value, whole.Groups["arguments"].Value, at, at));
        }
        return [.. found.OrderBy(c => c.Begin)];
    }

    [GeneratedRegex(@"^(?<thread>\d+) +<\.\.\. \w+ resumed>(?<rest>.*) = ")]
    private static partial Regex Resumed();

    [GeneratedRegex(@"^(?<thread>\d+) +(?<name>\w+)\((?<arguments>.*) <unfinished \.\.\.>$")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^(?<thread>\d+) +(?<name>\w+)\((?<arguments>.*)\) += ")]
    private static partial Regex Whole();
}
