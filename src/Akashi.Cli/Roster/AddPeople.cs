using Akashi.Cli.Verify;
using Akashi.Cli.Verify.Results;

namespace Akashi.Cli.Roster;

/// <summary>Adds the codes in files, as <c>akashi verify</c> reads them, to a roster.</summary>
/// <param name="shell">What is around it.</param>
internal sealed class AddPeople(VerifyShell shell)
{
    private readonly List<Person> found = [];
    private int unreadable;

    public async Task<int> RunAsync(RosterOptions options, CancellationToken ct)
    {
        var (folder, code) = (options["--folder"], options["--code"]);
        var ways = (options.Words.Count > 0 ? 1 : 0) + (folder is null ? 0 : 1) + (code is null ? 0 : 1);
        if (ways != 1 || options.Words.Count(w => w == StandardInput.Name) > 1) return await CommandLine.RefuseAsync(shell.Errors);
        if (options.Words.FirstOrDefault(f => f != StandardInput.Name && !File.Exists(f)) is { } missing)
            return await shell.CannotAsync($"\"{missing}\" cannot be read: it does not exist.");
        if (code is not null) Take(code, "--code");
        else await ReadAsync(folder is null ? options.Words.Select(f => new FileToRead(f, IsNamed: true)) : FilesToRead.In(folder), ct);
        var roster = new RosterFile(options.Roster);
        var (all, added, left) = RosterFile.Joined(roster.Read(), found);
        roster.Write(all);
        var exit = await RosterCommands.TellAddedAsync(shell, added, left, all.Count);
        return exit == ExitCode.Good && unreadable > 0 ? ExitCode.Unreadable : exit;
    }

    private async Task ReadAsync(IEnumerable<FileToRead> files, CancellationToken ct)
    {
        await using var reading = new CodesInFiles(shell.Clock);
        foreach (var file in files)
        {
            await foreach (var one in reading.ReadAsync(file, shell.Input, ct)) await TakeAsync(one);
        }
    }

    private async Task TakeAsync(FoundCode one)
    {
        if (one.Code is { } code) Take(code, one.Source.ToString());
        if (one.Verdict is not { } verdict) return;
        unreadable++;
        await shell.Errors.WriteLineAsync($"akashi: {LineResults.Cell(one.Source.ToString())}: {verdict.Reason}");
    }

    private void Take(string code, string source) => found.Add(new Person(code, source, shell.Clock.GetUtcNow().ToUnixTimeSeconds(), null));
}
