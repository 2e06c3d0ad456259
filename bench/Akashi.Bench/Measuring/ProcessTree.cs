using System.Globalization;

namespace Akashi.Bench.Measuring;

/// <summary>Processor time of a program with all programs below it, from /proc, in hundredths of a second.</summary>
internal static class ProcessTree
{
    // Fields of /proc/PID/stat behind the name, which ends with the last parenthesis (proc(5)).
    private const int Parent = 1;
    private const int FirstTime = 11;
    private const int Times = 4;
    private const int TicksASecond = 100;

    /// <summary>User and system time so far of all that live, and of those that ended and were waited for.</summary>
    /// <param name="root">Id of the program that started them.</param>
    public static TimeSpan ProcessorTime(int root)
    {
        var ids = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _));
        var programs = ids.Select(Read).OfType<Program>().ToList();
        var ticks = Below(root, programs.ToLookup(p => p.Parent)).Concat(programs.Where(p => p.Id == root)).Sum(p => p.Ticks);
        return TimeSpan.FromSeconds((double)ticks / TicksASecond);
    }

    private static IEnumerable<Program> Below(int root, ILookup<int, Program> programs) => programs[root].SelectMany(p => Below(p.Id, programs).Append(p));

    private static Program? Read(string? id)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{id}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return new Program(Number(id), Number(fields[Parent]), fields.Skip(FirstTime).Take(Times).Sum(f => long.Parse(f, CultureInfo.InvariantCulture)));
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return null;
        }
    }

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);

    private sealed record Program(int Id, int Parent, long Ticks);
}
