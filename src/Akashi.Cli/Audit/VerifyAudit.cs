using Akashi.Service.Audit;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;

namespace Akashi.Cli.Audit;

/// <summary>Recomputes the audit trail of a service, or of a copy of its data folder on the auditor's own machine (row 6.10).</summary>
internal static class VerifyAudit
{
    /// <summary>Verifies the trail of the database that the options name.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        if (Options.Read(words, DatabaseOption.Folder, DatabaseOption.Connection, "--head") is not { } options) return await CommandLine.RefuseAsync(errors);
        AuditHead? kept = null;
        if (!DatabaseOption.TryRead(options, out var database, out var problem)) await errors.WriteLineAsync("akashi: " + problem);
        else if (options["--head"] is { } head && !AuditHead.TryParse(head, out kept))
            await errors.WriteLineAsync(
                $"akashi: --head \"{head}\" is not a head. \"audit verify\" prints one: "
                + "the number of the last entry, a colon, and 64 hexadecimal characters.");
        else return await RunAsync(database, kept, output, errors, ct);
        return ExitCode.Usage;
    }

    private static async Task<int> RunAsync(DatabaseOption database, AuditHead? kept, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        if (StorageSetup.OpenReadOnly(database.Engine) is not { } opened)
        {
            await errors.WriteLineAsync($"akashi: there is no database {database.Where}. Name the service's data folder with --data.");
            return ExitCode.CannotCheck;
        }
        await using var db = opened;
        try
        {
            return await TellAsync(await new AuditFace(db, [RegistersFace.BoundBy(db)]).VerifyAsync(kept, ct), kept, output, errors);
        }
        catch (Exception e) when (DatabaseOption.FailureIn(e) is { } said)
        {
            await errors.WriteLineAsync($"akashi: the database {database.Where} cannot be read: {said}");
            return ExitCode.CannotCheck;
        }
    }

    private static async Task<int> TellAsync(AuditVerdict verdict, AuditHead? kept, TextWriter output, TextWriter errors)
    {
        var head = new AuditHead(verdict.Entries, verdict.Head);
        if (verdict.Fault is { } fault)
        {
            await errors.WriteLineAsync($"akashi: {WordsOf(fault, kept)}");
            await errors.WriteLineAsync($"akashi: {verdict.Entries} entries fit. Head: {head}");
            return ExitCode.Faulty;
        }
        var same = kept is null ? "" : $"; entry {kept.Number} is the one that was kept";
        await output.WriteLineAsync($"{verdict.Entries} entries, each fits, and the registers say what they recorded{same}. Head: {head}");
        return ExitCode.Good;
    }

    private static string WordsOf(AuditFault fault, AuditHead? kept) => fault.Kind switch
    {
        AuditFaultKind.Broken => $"the audit trail is broken at entry {fault.At}",
        AuditFaultKind.OtherHead => $"entry {fault.At} differs from the one that was kept: the trail was rewritten there or before",
        AuditFaultKind.CutOff => $"the audit trail ends before entry {kept!.Number}, which was kept: its end was cut off",
        AuditFaultKind.Gone => $"{fault.Subject}, which entry {fault.At} recorded, is no longer in the register",
        AuditFaultKind.Changed => $"{fault.Subject} says something else in the register than entry {fault.At} recorded",
        _ => $"the registers contain {fault.At} versions that no entry recorded",
    };
}
