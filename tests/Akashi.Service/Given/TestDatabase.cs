using System.Security.Cryptography;
using Akashi.Hosting.Files;
using Akashi.Service.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Akashi.Service.Tests.Given;

/// <summary>
/// A new database, on the engine that the environment names: SQLite in its data folder, or, if AKASHI_TEST_DATABASE is postgres, a database on the
/// server at AKASHI_TEST_POSTGRES. Each is a copy of a template that is migrated once.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Trait that says on which engines a test runs.</summary>
    public const string Trait = "Engine";

    /// <summary>The test does not depend on the engine; ./test leaves it out on PostgreSQL.</summary>
    public const string Any = "any";

    private const string Gone = ".gone";
    private const string FileName = "akashi.db";
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private static readonly Lazy<Task<byte[]>> FileTemplate = new(MakeFileTemplateAsync);
    private readonly string? name;

    private TestDatabase(string? name) => this.name = name;

    /// <summary>Whether the tests run on PostgreSQL.</summary>
    public static bool IsPostgres => Environment.GetEnvironmentVariable("AKASHI_TEST_DATABASE") == "postgres";

    /// <summary>The setting for this database, Database=…; empty for SQLite.</summary>
    public IEnumerable<string> Settings => name is null ? [] : ["Database=" + Address(name)];

    /// <summary>How programs find it: a connection string, or the data folder.</summary>
    public string AddressIn(string folder) => name is null ? folder : Address(name);

    /// <summary>The engine of this database.</summary>
    public StorageEngine EngineIn(string folder) =>
        name is not null && StorageEngine.TryConnection(Address(name), out var engine, out _) ? engine : StorageEngine.InFolder(folder);

    /// <param name="folder">Its folder on SQLite; made if it does not exist.</param>
    public static async Task<TestDatabase> NewAsync(string folder)
    {
        if (!IsPostgres)
        {
            PrivateFolder.Make(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, FileName), await FileTemplate.Value);
            return new TestDatabase(null);
        }
        var template = await Template.Value;
        var name = NewName();
        await ServerAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new TestDatabase(name);
    }

    /// <summary>Makes it unavailable, like a server that is down or a disk that was removed.</summary>
    /// <param name="folder">Its folder on SQLite.</param>
    public async Task LeaveAsync(string folder)
    {
        if (name is not null)
        {
            await ServerAsync($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false");
            await ServerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
            return;
        }
        Directory.Move(folder, folder + Gone);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    /// <summary>Makes it available again.</summary>
    /// <param name="folder">Its folder on SQLite.</param>
    public async Task ReturnAsync(string folder)
    {
        if (name is not null) await ServerAsync($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true");
        else Directory.Move(folder + Gone, folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (name is null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            return;
        }
        await ServerAsync($"DROP DATABASE {name} WITH (FORCE)");
    }

    private static string NewName() => "test_" + RandomNumberGenerator.GetHexString(16, lowercase: true);

    // Pools must close with their database, because a server allows only some hundred connections. Commands may take as long as any other wait.
    private static string Address(string database) => new NpgsqlConnectionStringBuilder(Server)
    {
        Database = database,
        MaxPoolSize = 20,
        ConnectionIdleLifetime = 5,
        ConnectionPruningInterval = 2,
        Timeout = (int)Wait.Longest.TotalSeconds,
        CommandTimeout = (int)Wait.Longest.TotalSeconds,
    }.ConnectionString;

    private static string Server => Environment.GetEnvironmentVariable("AKASHI_TEST_POSTGRES")
        ?? throw new InvalidOperationException("AKASHI_TEST_POSTGRES names no server, such as \"Host=/tmp/pg;Port=5433;Username=akashi\" "
            + "(tools/postgres start FOLDER prints it).");

    private static async Task<string> MakeTemplateAsync()
    {
        var name = NewName();
        await ServerAsync($"CREATE DATABASE {name}");
        var address = new NpgsqlConnectionStringBuilder(Address(name)) { Pooling = false };
        Assert.True(StorageEngine.TryConnection(address.ConnectionString, out var engine, out _));
        await MigrateAsync(engine);
        return name;
    }

    private static async Task<byte[]> MakeFileTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("akashi-template-").FullName;
        await MigrateAsync(StorageEngine.InFolder(folder));
        // Closing the last connection merges the write-ahead log, so that everything is in the one file.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, FileName));
        Directory.Delete(folder, recursive: true);
        return bytes;
    }

    internal static async Task MigrateAsync(StorageEngine engine)
    {
        var services = new ServiceCollection();
        services.AddStorage(engine);
        await using var provider = services.BuildServiceProvider();
        await StorageSetup.MigrateAsync(provider, CancellationToken.None);
    }

    private static async Task ServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Address("postgres")) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names made here.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
