using System.Diagnostics;
using System.Globalization;

namespace Akashi.Cli.Tests.Verify.Files;

/// <summary>Threat K1: files that want to take all memory, given to the real program, whose processes are watched.</summary>
public sealed class BoundsTests : IDisposable
{
    private const long Most = 300_000_000;
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task K1_whatever_is_fed_to_it_all_processes_together_stay_below_300_MB()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells the peak of a process.");
        Write("dots.png", Bombs.Png(10_000, 10_000));
        Write("stream.pdf", Bombs.Pdf(1L << 28));
        Write("picture.pdf", Bombs.PdfPicture(12_000, 8_000));
        Write("progressive.jpg", Bombs.ProgressiveJpeg(12_000, 12_000));
        Write("strip.tif", Bombs.Tiff(20_000, 20_000));
        using (var list = File.CreateText(Path.Combine(folder.Path, "lines.txt")))
        {
            for (var i = 0; i < 60; i++) list.Write(string.Concat(Enumerable.Repeat("x ", 1 << 19)));
        }
        var (output, peak) = await RunAsync("verify", "--folder", folder.Path);
        Assert.Equal(
            [
                "dots.png no-code", "lines.txt no-code", "picture.pdf no-code", "progressive.jpg too-large", "stream.pdf no-code", "strip.tif too-large",
            ],
            output.TrimEnd('\n').Split('\n').Select(l => l.Split('\t')).Select(c => $"{Path.GetFileName(c[2])} {c[1]}").Order(StringComparer.Ordinal));
        Assert.InRange(peak, 1, Most);
    }

    private void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(folder.Path, name), bytes);

    private static async Task<(string Output, long Peak)> RunAsync(params string[] words)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(CommandLine).Assembly.Location, .. words]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var peak = 0L;
        while (!output.IsCompleted)
        {
            // What each had at its height need not have been at once.
            int[] all = [.. Tree(process.Id)];
            peak = Math.Max(peak, Math.Max(all.Sum(p => Memory(p, "VmRSS:")), all.Max(p => Memory(p, "VmHWM:"))));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await output, peak);
    }

    private static IEnumerable<int> Tree(int process) => Children(process).SelectMany(Tree).Prepend(process);

    private static int[] Children(int process)
    {
        try
        {
            return
            [
                .. Directory.GetDirectories($"/proc/{process}/task")
                    .SelectMany(t => File.ReadAllText(Path.Combine(t, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Select(c => int.Parse(c, CultureInfo.InvariantCulture)),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // What a process has now (VmRSS), or the most that it ever had at once (VmHWM), in bytes; 0 where it is gone.
    private static long Memory(int process, string which)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith(which, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
