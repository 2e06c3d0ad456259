using Akashi.Service.Platform.Actors;
using Akashi.Service.Platform.Events;
using Akashi.Service.Platform.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Cli.Tests.Audit;

/// <summary>What a test writes to the trail.</summary>
internal sealed record Happened(string Act) : IRecorded
{
    public AuditLine Line => new(Act, Actor.System, "test:1");
}

/// <summary>A service's data folder, with a database as the Service creates and fills it.</summary>
internal static class Trail
{
    public static async Task WriteAsync(string folder, params string[] acts)
    {
        var services = new ServiceCollection();
        services.AddStorage(StorageEngine.InFolder(folder));
        services.AddSingleton(TimeProvider.System);
        new Service.Audit.AuditCapability().Add(services, null!);
        await using var provider = services.BuildServiceProvider();
        await StorageSetup.MigrateAsync(provider, CancellationToken.None);
        foreach (var act in acts)
        {
            await using var scope = provider.CreateAsyncScope();
            var commit = scope.ServiceProvider.GetRequiredService<Commit>();
            await commit.RunAsync(async () =>
            {
                await commit.RaiseAsync(new Happened(act), CancellationToken.None);
                return true;
            }, CancellationToken.None);
        }
    }

    /// <summary>What an attacker with the file does: remove the triggers first.</summary>
    public static Task AttackAsync(string folder, string sql) =>
        ExecuteAsync(folder, "DROP TRIGGER audit_entries_no_update; DROP TRIGGER audit_entries_no_delete; DROP TRIGGER audit_entries_no_insert; " + sql);

    public static async Task ExecuteAsync(string folder, string sql)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "akashi.db"), Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement is the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
