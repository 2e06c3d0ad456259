using System.Diagnostics;
using Akashi.Cli.Verify;
using Akashi.Cli.Verify.Reading;

namespace Akashi.Cli.Tests.Verify;

/// <summary>Threat K1: the process that reads files may die, and the next file is read all the same.</summary>
public sealed class ReadingProcessTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task K1_after_a_file_that_took_too_long_the_next_one_is_read()
    {
        var file = folder.Write("a.pdf", "%PDF-1.7\n(https://verify.example.go.jp/w/?c=0oRNogEm-_A)\n");
        var clock = new Jumping();
        await using var process = new ReadingProcess(clock);
        clock.By = ReadingProcess.MostTime + TimeSpan.FromSeconds(1);
        Assert.Contains(Unreadable.TookTooLong, await FaultsAsync(process, file));
        clock.By = TimeSpan.Zero;
        Assert.Null(Assert.Single(await FaultsAsync(process, file)));
    }

    [Fact]
    public async Task K1_a_file_at_which_a_used_process_dies_is_read_again_by_a_fresh_one()
    {
        var file = folder.Write("a.pdf", "%PDF-1.7\n(https://verify.example.go.jp/w/?c=0oRNogEm-_A)\n");
        await using var process = new ReadingProcess(TimeProvider.System);
        await FaultsAsync(process, file);
        using var reader = Process.GetProcessById(process.Id!.Value);
        // Stopped, it takes the question and answers nothing until it is killed.
        using (var stop = Process.Start("kill", ["-STOP", $"{reader.Id}"])) await stop.WaitForExitAsync(TestContext.Current.CancellationToken);
        var faults = FaultsAsync(process, file);
        reader.Kill();
        Assert.Null(Assert.Single(await faults));
        Assert.NotEqual(reader.Id, process.Id);
    }

    [Fact]
    public async Task K1_ended_while_it_reads_it_leaves_no_process()
    {
        using var ends = new CancellationTokenSource();
        var process = new ReadingProcess(TimeProvider.System);
        var file = folder.Write("a.pdf", "%PDF-1.7\n");
        await ends.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await process.ReadAsync(file, ends.Token).ToListAsync(TestContext.Current.CancellationToken));
        var reader = process.Id!.Value;
        await process.DisposeAsync();
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(reader));
    }

    private static async Task<List<string?>> FaultsAsync(ReadingProcess process, string file) =>
        await process.ReadAsync(file, TestContext.Current.CancellationToken).Select(p => p.Fault).ToListAsync(TestContext.Current.CancellationToken);

    // A clock on which the first look at the time is long ago.
    private sealed class Jumping : TimeProvider
    {
        private int looked;

        public TimeSpan By { get; set; }

        public override long GetTimestamp() => base.GetTimestamp() + (looked++ == 0 ? 0 : By.Ticks * TimestampFrequency / TimeSpan.TicksPerSecond);
    }
}
