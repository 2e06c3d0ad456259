using Akashi.Service.Audit;
using Akashi.Service.Platform.Storage;
using Microsoft.Data.Sqlite;

namespace Akashi.Cli.Audit;

/// <summary>
/// Recomputes the audit trail of a service, or of a copy of its data folder on a machine of the auditor's own (row 6.10).
/// </summary>
internal static class VerifyAudit
{
    public static async Task<int> RunAsync(string dataFolder, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        if (StorageSetup.OpenReadOnly(dataFolder) is not { } opened)
        {
            await errors.WriteLineAsync($"akashi: there is no database in \"{dataFolder}\". Name the service's data folder with --data.");
            return ExitCode.CannotCheck;
        }
        await using var db = opened;
        try
        {
            return await TellAsync(await new AuditFace(db).VerifyAsync(ct), output, errors);
        }
        catch (SqliteException e)
        {
            await errors.WriteLineAsync($"akashi: the database in \"{dataFolder}\" cannot be read: {e.Message}");
            return ExitCode.CannotCheck;
        }
    }

    private static async Task<int> TellAsync(AuditVerdict verdict, TextWriter output, TextWriter errors)
    {
        if (verdict.FaultAt is { } number)
        {
            await errors.WriteLineAsync($"akashi: the audit trail is broken at entry {number}; {verdict.Entries} entries before it fit, head {verdict.Head}");
            return ExitCode.Faulty;
        }
        await output.WriteLineAsync($"{verdict.Entries} entries, each fits. Head: {verdict.Head}");
        return ExitCode.Good;
    }
}
