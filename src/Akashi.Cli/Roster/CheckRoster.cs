using Akashi.Cli.Verify;
using Akashi.Cli.Verify.Nqs;
using Akashi.Hosting;
using Akashi.Verification.Offline;

namespace Akashi.Cli.Roster;

/// <summary>Somebody on the roster as of now.</summary>
/// <param name="Person">Who.</param>
/// <param name="Verdict">What is said about the code.</param>
/// <param name="Change">What changed since the last look; null where nothing did.</param>
internal sealed record CheckedPerson(Person Person, CodeVerdict Verdict, string? Change);

/// <summary>
/// Checks everybody on a roster by what <c>akashi trust fetch</c> left, so that nobody learns who is on it, and tells what changed since the last look.
/// It has been looked at when it was told, and when the command of the user took it.
/// </summary>
/// <param name="options">What was asked for.</param>
/// <param name="shell">What is around it.</param>
internal sealed class CheckRoster(RosterOptions options, VerifyShell shell)
{
    public async Task<int> RunAsync(string trust, CancellationToken ct)
    {
        if (!File.Exists(options.Roster)) return await shell.CannotAsync($"\"{options.Roster}\" does not exist. Begin it with akashi roster add.");
        var file = new RosterFile(options.Roster);
        var people = file.Read();
        if (Open(trust, out var problem) is not { } checker) return await shell.CannotAsync(problem);
        var verdicts = await checker.CheckAsync([.. people.Select(p => p.Code)], ct);
        var now = shell.Clock.GetUtcNow();
        List<CheckedPerson> all = [.. people.Zip(verdicts, (p, v) => new CheckedPerson(p, v, RosterRules.ChangeOf(p.Look, v, now)))];
        var lines = options["--json"] is null ? RosterLines.Of(all) : RosterLines.JsonOf(all);
        await shell.Output.WriteAsync(lines);
        await shell.Output.FlushAsync(ct);
        if (options["--csv"] is { } csv) await RosterTable.WriteAsync(csv, all);
        var changed = all.Any(p => p.Change is not null);
        if (changed && options["--notify"] is { } command && await Notice.FaultOfAsync(command, lines, ct) is { } fault)
            return await shell.CannotAsync(fault + " The changes will be told again.");
        file.Write([.. all.Select(p => p.Person with { Look = RosterRules.LookAt(p.Person.Look, p.Verdict, now) })]);
        return await TellAsync(all);
    }

    private async Task<int> TellAsync(List<CheckedPerson> all)
    {
        var (changed, unknown) = (all.Count(p => p.Change is not null), all.Count(p => p.Verdict.Result == "unknown"));
        await shell.Errors.WriteLineAsync($"akashi: {all.Count} checked: {changed} changed, {unknown} unknown");
        return changed > 0 ? ExitCode.Faulty : unknown > 0 ? ExitCode.CannotCheck : ExitCode.Good;
    }

    private OfflineChecker? Open(string trust, out string problem)
    {
        if (!TrustFolder.TryOpen(trust, shell.Clock, out var opened, out problem!))
        {
            problem = $"\"{trust}\" is not a folder that akashi trust fetch filled: {problem}";
            return null;
        }
        shell.Errors.WriteLine("akashi: " + OfflineChecker.WordsOf(opened.Current));
        try
        {
            return new OfflineChecker(OfflineNqs.Read(opened, trust, shell.Clock.GetUtcNow()), shell.Clock);
        }
        catch (SettingsException e)
        {
            problem = e.Message;
            return null;
        }
    }
}
