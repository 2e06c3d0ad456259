using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Akashi.Service.Tests.Platform.Storage;

/// <summary>Changes to the database at a start take as long as they take.</summary>
public sealed class MigrationTests : IAsyncLifetime
{
    private const int LongestCommand = 1;
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-migration-").FullName;
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.NewAsync(folder);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Start_waits_for_another_nodes_migration_longer_than_a_request_may_wait()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "Only nodes on PostgreSQL share a database.");
        await using var other = new NpgsqlConnection(database.AddressIn(folder));
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var migration = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await ScalarAsync(other, "LOCK TABLE \"__EFMigrationsHistory\" IN ACCESS EXCLUSIVE MODE");
        var start = StartAsync();
        await Wait.UntilAsync(async () => start.IsCompleted || await WaitsLongAsync());
        Assert.False(start.IsCompleted, start.Exception?.ToString());
        await migration.RollbackAsync(TestContext.Current.CancellationToken);
        await Wait.ForAsync(start);
    }

    [Fact]
    public async Task A_database_of_another_version_stops_the_start_and_says_how_to_begin_anew()
    {
        await SetUpAsync();
        await InDbAsync(db => db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsHistory\" VALUES ('20200101000000_Other', '10.0.0')"));
        var refused = await Assert.ThrowsAsync<OtherVersionException>(SetUpAsync);
        Assert.Contains("20200101000000_Other", refused.Message, StringComparison.Ordinal);
        Assert.Contains("./run --reset", refused.Message, StringComparison.Ordinal);
    }

    private Task SetUpAsync() => SetUpAsync(database.EngineIn(folder));

    private Task StartAsync()
    {
        var address = new NpgsqlConnectionStringBuilder(database.AddressIn(folder)) { CommandTimeout = LongestCommand };
        Assert.True(StorageEngine.TryConnection(address.ConnectionString, out var engine, out _));
        return SetUpAsync(engine);
    }

    private static async Task SetUpAsync(StorageEngine engine)
    {
        await using var provider = With(engine);
        await StorageSetup.MigrateAsync(provider, TestContext.Current.CancellationToken);
    }

    private async Task InDbAsync(Func<AkashiDb, Task> act)
    {
        await using var provider = With(database.EngineIn(folder));
        await using var scope = provider.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<AkashiDb>());
    }

    private static ServiceProvider With(StorageEngine engine)
    {
        var services = new ServiceCollection();
        services.AddStorage(engine);
        return services.BuildServiceProvider();
    }

    private async Task<bool> WaitsLongAsync()
    {
        await using var looking = new NpgsqlConnection(database.AddressIn(folder));
        await looking.OpenAsync();
        const string waiting =
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND now() - query_start > interval '3 s'";
        return await ScalarAsync(looking, waiting) is not null;
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements written here.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
