using System.Globalization;
using Akashi.Cli.Verify;
using Akashi.Cli.Verify.Results;
using Akashi.Hosting.Files;

namespace Akashi.Cli.Roster;

/// <summary>Row 4.5.1 on the command line: a roster in a file, which is checked by whole lists (docs/roster.md).</summary>
internal sealed class RosterCommands(VerifyShell shell)
{
    private const int ShortestId = 8;

    /// <summary>Digits of an id that are shown.</summary>
    public const int ShownId = 12;

    /// <summary>Runs one of them.</summary>
    /// <param name="act">What to do.</param>
    /// <param name="words">What follows.</param>
    /// <param name="ct">Ends it early.</param>
    public async Task<int> RunAsync(string act, IReadOnlyList<string> words, CancellationToken ct)
    {
        try
        {
            return (act, Options(act, words)) switch
            {
                ("add", { } options) => await new AddPeople(shell).RunAsync(options, ct),
                ("check", { Words: [] } options) when options["--offline"] is { } trust => await new CheckRoster(options, shell).RunAsync(trust, ct),
                ("list", { Words: [] } options) => await ListAsync(options),
                ("remove", { } options) when options.Words.Count > 0 ^ options["--all"] is not null => await RemoveAsync(options),
                ("export", { Words: [var file] } options) when options["--phrase"] is { } phrase => await ExportAsync(options.Roster, file, phrase),
                ("import", { Words: [var file] } options) when options["--phrase"] is { } phrase => await ImportAsync(options.Roster, file, phrase),
                _ => await CommandLine.RefuseAsync(shell.Errors),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await shell.CannotAsync(e.Message);
        }
    }

    private static RosterOptions? Options(string act, IReadOnlyList<string> words) => act switch
    {
        "add" => RosterOptions.Parse(words, "--folder", "--code"),
        "check" => RosterOptions.Parse(words, "--offline", "--csv", "--json", "--notify"),
        "remove" => RosterOptions.Parse(words, "--all"),
        "export" or "import" => RosterOptions.Parse(words, "--phrase"),
        _ => RosterOptions.Parse(words),
    };

    private async Task<int> ListAsync(RosterOptions options)
    {
        foreach (var person in new RosterFile(options.Roster).Read())
        {
            var added = DateTimeOffset.FromUnixTimeSeconds((long)person.AddedAt);
            var look = person.Look;
            var result = $"{look?.Result ?? "-"}\t{look?.Reason ?? "-"}";
            await shell.Output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{person.Id[..ShownId]}\t{result}\t{LineResults.Cell(person.Source)}\t{added:O}"));
        }
        return ExitCode.Good;
    }

    private async Task<int> RemoveAsync(RosterOptions options)
    {
        var file = new RosterFile(options.Roster);
        var people = file.Read();
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in options.Words)
        {
            var named = people.Where(p => id.Length >= ShortestId && p.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase)).ToList();
            if (named is not [var person]) return await shell.CannotAsync($"\"{id}\" is the id of {named.Count} people. Nobody was removed.");
            gone.Add(person.Id);
        }
        var left = options["--all"] is null ? people.Where(p => !gone.Contains(p.Id)).ToList() : [];
        file.Write(left);
        await shell.Errors.WriteLineAsync($"akashi: {people.Count - left.Count} removed, {left.Count} on the roster");
        return ExitCode.Good;
    }

    private async Task<int> ExportAsync(string roster, string file, string phraseFile)
    {
        if (!File.Exists(roster)) return await shell.CannotAsync($"\"{roster}\" does not exist.");
        if (PhraseIn(phraseFile) is not { } phrase) return await RefusePhraseAsync(phraseFile);
        var people = new RosterFile(roster).Read();
        DurableFile.Write(file, SealedRoster.Seal(people, phrase));
        await shell.Errors.WriteLineAsync($"akashi: {people.Count} people in \"{file}\", encrypted");
        return ExitCode.Good;
    }

    private async Task<int> ImportAsync(string roster, string file, string phraseFile)
    {
        if (PhraseIn(phraseFile) is not { } phrase) return await RefusePhraseAsync(phraseFile);
        var fault = SealedRoster.Open(await File.ReadAllBytesAsync(file), phrase, out var people);
        if (fault != SealedFault.None)
        {
            return await shell.CannotAsync($"\"{file}\" " + fault switch
            {
                SealedFault.WrongPhrase => "does not open: the pass phrase is another, or the file was changed.",
                SealedFault.Newer => "has a newer form: use a newer akashi.",
                _ => "is not the file of a roster, or is damaged.",
            });
        }
        var into = new RosterFile(roster);
        var (all, added, left) = RosterFile.Joined(into.Read(), people);
        into.Write(all);
        return await TellAddedAsync(shell, added, left, all.Count);
    }

    /// <summary>Says how many were added.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> TellAddedAsync(VerifyShell shell, int added, int left, int all)
    {
        await shell.Errors.WriteLineAsync($"akashi: {added} added, {all} on the roster");
        return left == 0 ? ExitCode.Good : await shell.CannotAsync($"{left} were not added: a roster holds {RosterFile.MostPeople} people.");
    }

    // In a file, because what stands on a command line is shown to everybody on the machine.
    private static string? PhraseIn(string file) => SealedRoster.PhraseOf(File.ReadLines(file).FirstOrDefault());

    private Task<int> RefusePhraseAsync(string file) =>
        shell.CannotAsync($"the first line of \"{file}\" is no pass phrase of {SealedRoster.LeastPhrase} to 200 characters.");
}
