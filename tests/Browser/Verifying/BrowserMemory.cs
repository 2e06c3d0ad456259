using System.Globalization;
using Microsoft.Playwright;

namespace Akashi.Browser.Tests.Verifying;

/// <summary>How much memory the largest of the processes that run pages takes at most, as the system counts it: other walks' pages have their own.</summary>
internal sealed class BrowserMemory
{
    private readonly IReadOnlyList<int> processes;

    private BrowserMemory(IReadOnlyList<int> processes) => this.processes = processes;

    /// <summary>Counts from now on.</summary>
    public static async Task<BrowserMemory> FromNowAsync(IPage page)
    {
        var session = await page.Context.Browser!.NewBrowserCDPSessionAsync();
        var answer = await session.SendAsync("SystemInfo.getProcessInfo");
        var processes = answer!.Value.GetProperty("processInfo").EnumerateArray()
            .Where(process => process.GetProperty("type").GetString() == "renderer").Select(process => process.GetProperty("id").GetInt32()).ToList();
        Assert.NotEmpty(processes);
        // proc(5): forgets the peak until now.
        foreach (var process in processes) await File.WriteAllTextAsync($"/proc/{process}/clear_refs", "5");
        return new BrowserMemory(processes);
    }

    /// <summary>Its peak, in MB.</summary>
    public long PeakMegabytes() => processes.Max(PeakOf) / 1024;

    private static long PeakOf(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").Single(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
