using System.Text.RegularExpressions;

namespace Akashi.Service.Tests.Platform.Files;

/// <summary>A call of the kernel as strace wrote it down.</summary>
/// <param name="Name">Such as fsync.</param>
/// <param name="Arguments">As written, with the paths of file numbers in angle brackets.</param>
/// <param name="Begin">Line on which it began.</param>
/// <param name="End">Line on which it ended: another, where a second thread came between.</param>
internal sealed partial record KernelCall(string Name, string Arguments, int Begin, int End)
{
    public bool IsFlushOf(string path) => Name is "fsync" or "fdatasync" && Arguments.Contains(path, StringComparison.Ordinal);

    public bool IsWriteTo(string path) => Name is "write" or "pwrite64" && Arguments[..Arguments.IndexOf(',', StringComparison.Ordinal)].Contains(path, StringComparison.Ordinal);

    /// <summary>Those that ended, in the order in which they began.</summary>
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
