using System.Data.Common;
using Akashi.Service.Accounts;
using Akashi.Service.Audit;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Cli.Accounts;

/// <summary>Takes back to which person an account is bound, with a line in the audit trail. An act like the Service's own: it may run beside it.</summary>
internal static class UnbindAccount
{
    /// <summary>On SQLite in a data folder.</summary>
    public static Task<int> RunAsync(string account, string dataFolder, TextWriter output, TextWriter errors, CancellationToken ct) =>
        RunAsync(account, Engine.InFolder(dataFolder), $"in \"{dataFolder}\"", output, errors, ct);

    /// <summary>In a PostgreSQL database; no message repeats the connection string, since it may hold a password.</summary>
    public static async Task<int> RunOnDatabaseAsync(string account, string connection, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        if (Engine.TryConnection(connection, out var engine, out var problem))
            return await RunAsync(account, engine, "named by --database", output, errors, ct);
        await errors.WriteLineAsync($"akashi: --database {problem}");
        return ExitCode.Usage;
    }

    private static async Task<int> RunAsync(string account, Engine engine, string where, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        if (!Guid.TryParse(account, out var id))
        {
            await errors.WriteLineAsync($"akashi: \"{account}\" is no account's id. One stands in the audit trail as \"account:ID\".");
            return ExitCode.Usage;
        }
        try
        {
            if (await WhyNotAsync(engine, where, ct) is not { } why) return await TellAsync(id, await UnbindAsync(id, engine, ct), output, errors);
            await errors.WriteLineAsync("akashi: " + why);
            return ExitCode.CannotCheck;
        }
        catch (Exception e) when (e is DbException || e.InnerException is DbException)
        {
            await errors.WriteLineAsync($"akashi: the database {where} cannot be written: {(e as DbException ?? e.InnerException!).Message}");
            return ExitCode.CannotCheck;
        }
    }

    // Another version's database is left alone: only the Service changes its form.
    private static async Task<string?> WhyNotAsync(Engine engine, string where, CancellationToken ct)
    {
        await using var db = StorageSetup.OpenReadOnly(engine);
        if (db is null) return $"there is no database {where}. Name the service's data folder with --data.";
        return (await db.Database.GetPendingMigrationsAsync(ct)).Any()
            ? $"the database {where} is of an earlier version. Start the Service of this version first."
            : null;
    }

    private static async Task<UnbindOutcome> UnbindAsync(Guid account, Engine engine, CancellationToken ct)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(engine);
        services.AddScoped<AccountsFace>();
        AuditFace.Add(services);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsFace>().UnbindAsync(account, ct);
    }

    private static async Task<int> TellAsync(Guid account, UnbindOutcome outcome, TextWriter output, TextWriter errors)
    {
        switch (outcome)
        {
            case UnbindOutcome.Unbound:
                await output.WriteLineAsync($"The account {account} is bound to nobody any more. Its next signature binds it anew.");
                return ExitCode.Good;
            case UnbindOutcome.NotBound:
                await output.WriteLineAsync($"The account {account} was bound to nobody. Nothing was changed.");
                return ExitCode.Good;
            default:
                await errors.WriteLineAsync($"akashi: there is no account {account}.");
                return ExitCode.CannotCheck;
        }
    }
}
