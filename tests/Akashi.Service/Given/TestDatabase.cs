using System.Security.Cryptography;
using Akashi.Hosting.Files;
using Akashi.Service.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Akashi.Service.Tests.Given;

/// <summary>
/// A fresh database for a world or a desk, on the engine that the environment names: SQLite in its data folder, or, where
/// AKASHI_TEST_DATABASE is postgres, a database of the server at AKASHI_TEST_POSTGRES. Each is copied from one that was migrated once.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Trait of what a test says of engines.</summary>
    public const string Trait = "Engine";

    /// <summary>That it need not run on each of them; ./test leaves it out on PostgreSQL.</summary>
    public const string Any = "any";

    private const string Gone = ".gone";
    private const string FileName = "akashi.db";
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private static readonly Lazy<Task<byte[]>> FileTemplate = new(MakeFileTemplateAsync);
    private readonly string? name;

    private TestDatabase(string? name) => this.name = name;

    /// <summary>Whether the tests run on PostgreSQL.</summary>
    public static bool IsPostgres => Environment.GetEnvironmentVariable("AKASHI_TEST_DATABASE") == "postgres";

    /// <summary>The setting that names it, Database=…; none for SQLite.</summary>
    public IEnumerable<string> Settings => name is null ? [] : ["Database=" + Address(name)];

    /// <summary>What names it to a program: a connection string, or the data folder.</summary>
    public string AddressIn(string folder) => name is null ? folder : Address(name);

    /// <summary>The engine with it.</summary>
    public StorageEngine EngineIn(string folder) => name is not null && StorageEngine.TryConnection(Address(name), out var engine, out _) ? engine : StorageEngine.InFolder(folder);

    /// <param name="folder">Where it is on SQLite; made where there is none.</param>
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

    /// <summary>Takes it away, as a server that went down or a disk that was taken out.</summary>
    /// <param name="folder">Where it is on SQLite.</param>
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

    /// <summary>Puts it back.</summary>
    /// <param name="folder">Where it was on SQLite.</param>
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

    // The pools end with their database; a server has room for some hundred connections. Statements may take as long as anything that is waited for.
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
        ?? throw new InvalidOperationException("AKASHI_TEST_POSTGRES names no server, such as \"Host=/tmp/pg;Port=5433;Username=akashi\" (tools/postgres start FOLDER prints it).");

    private static async Task<string> MakeTemplateAsync()
    {
        var name = NewName();
        await ServerAsync($"CREATE DATABASE {name}");
        Assert.True(StorageEngine.TryConnection(new NpgsqlConnectionStringBuilder(Address(name)) { Pooling = false }.ConnectionString, out var engine, out _));
        await MigrateAsync(engine);
        return name;
    }

    private static async Task<byte[]> MakeFileTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("akashi-template-").FullName;
        await MigrateAsync(StorageEngine.InFolder(folder));
        // The last connection takes with it what is written ahead: then all is in the one file.
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
