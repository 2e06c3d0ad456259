using System.Diagnostics;
using Akashi.Service.Tests.Applications.Portal.Attach;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Issuing.Issue;

namespace Akashi.Service.Tests.Platform.Files;

/// <summary>
/// O3: after a power cut, the file named by a committed row exists. The test records with strace what another process asks of the kernel while it
/// attaches a document through the pages and issues a credential, on SQLite.
/// </summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class PowerCutTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    [Theory]
    [InlineData(typeof(AttachmentsOnThePageTests), nameof(AttachmentsOnThePageTests.What_was_typed_stays_while_files_are_attached_and_removed))]
    [InlineData(typeof(IssueHandlerTests), nameof(IssueHandlerTests.Two_credentials_of_one_registration_differ_in_id_index_and_code))]
    public async Task A_file_and_its_name_are_on_the_disk_before_the_row_that_names_it(Type test, string method)
    {
        if (!OperatingSystem.IsLinux()) return;
        var calls = await TracedAsync($"{test.FullName}.{method}");
        var renames = calls.Where(c => c.Name.StartsWith("rename", StringComparison.Ordinal));
        var stored = renames.Where(c => c.Arguments.Contains("/files/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(stored);
        foreach (var rename in stored)
        {
            var id = Path.GetFileName(rename.Arguments.Split('"')[^2]);
            var flushed = Last(calls, c => c.IsFlushOf($"/files/{id}.new>") && c.End < rename.Begin);
            Assert.DoesNotContain(calls, c => c.IsWriteTo($"/files/{id}.new>") && c.End > flushed.Begin);
            var named = First(calls, c => c.IsFlushOf("/files>") && c.Begin > rename.End);
            // SQLite writes the row into its log on commit, not before.
            var inRow = Guid.Parse(id).ToString().ToUpperInvariant();
            var row = First(calls, c => c.IsWriteTo("/akashi.db-wal>") && c.Arguments.Contains(inRow, StringComparison.Ordinal));
            Assert.True(named.End < row.Begin, $"The row of {id} was committed before its file's name was on the disk.");
        }
    }

    private static KernelCall First(List<KernelCall> calls, Predicate<KernelCall> match) =>
        calls.Find(match) ?? throw new InvalidOperationException("No such call was made.");

    private static KernelCall Last(List<KernelCall> calls, Predicate<KernelCall> match) =>
        calls.FindLast(match) ?? throw new InvalidOperationException("No such call was made.");

    private static async Task<List<KernelCall>> TracedAsync(string method)
    {
        var trace = Path.GetTempFileName();
        const string watched = "trace=fsync,fdatasync,rename,renameat,renameat2,write,pwrite64";
        string[] strace = ["-f", "-y", "-qq", "--seccomp-bpf", "-s", "5000", "-e", watched, "-e", "signal=none", "-o", trace];
        string[] tests = ["dotnet", "exec", typeof(PowerCutTests).Assembly.Location, "-noColor", "-noLogo", "-method", method];
        var start = new ProcessStartInfo("strace", [.. strace, .. tests]) { RedirectStandardOutput = true };
        start.Environment.Remove("AKASHI_TEST_DATABASE");
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var said = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, $"{method} failed under strace:\n{said}");
        var calls = KernelCall.ReadAll(File.ReadLines(trace));
        File.Delete(trace);
        return calls;
    }
}
