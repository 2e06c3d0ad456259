using System.Data.Common;
using Akashi.Service.Audit;
using Akashi.Service.Platform.Storage;

namespace Akashi.Cli.Audit;

/// <summary>
/// Recomputes the audit trail of a service, or of a copy of its data folder on a machine of the auditor's own (row 6.10).
/// </summary>
internal static class VerifyAudit
{
    /// <summary>Verifies the trail in a data folder.</summary>
    public static Task<int> RunAsync(string dataFolder, TextWriter output, TextWriter errors, CancellationToken ct) => RunAsync(
        Engine.InFolder(dataFolder), $"in \"{dataFolder}\"", output, errors, ct);

    /// <summary>Verifies the trail in a PostgreSQL database; no message repeats the connection string, since it may hold a password.</summary>
    public static async Task<int> RunOnDatabaseAsync(string connection, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        if (Engine.TryConnection(connection, out var engine, out var problem)) return await RunAsync(engine, "named by --database", output, errors, ct);
        await errors.WriteLineAsync($"akashi: --database {problem}");
        return ExitCode.Usage;
    }

    private static async Task<int> RunAsync(Engine engine, string where, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        if (StorageSetup.OpenReadOnly(engine) is not { } opened)
        {
            await errors.WriteLineAsync($"akashi: there is no database {where}. Name the service's data folder with --data.");
            return ExitCode.CannotCheck;
        }
        await using var db = opened;
        try
        {
            return await TellAsync(await new AuditFace(db).VerifyAsync(ct), output, errors);
        }
        catch (Exception e) when (e is DbException || e.InnerException is DbException)
        {
            await errors.WriteLineAsync($"akashi: the database {where} cannot be read: {(e as DbException ?? e.InnerException!).Message}");
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
