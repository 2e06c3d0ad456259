using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Akashi.Bench.Submission;

/// <summary>A database on the server that bench/run started.</summary>
internal sealed class PostgresDatabase : Database
{
    private readonly string server;
    private readonly string name;
    private readonly NpgsqlDataSource acts;
    private readonly NpgsqlDataSource aside;

    private PostgresDatabase(string server, string name, string folder)
    {
        (this.server, this.name, Folder) = (server, name, folder);
        acts = NpgsqlDataSource.Create(Address);
        aside = NpgsqlDataSource.Create(Address + ";Maximum Pool Size=2");
    }

    public override string Folder { get; }

    public static async Task<PostgresDatabase> NewAsync(string server, string name, string folder)
    {
        await AtServerAsync(server, $"CREATE DATABASE {name}");
        return new PostgresDatabase(server, name, folder);
    }

    public override IEnumerable<string> Settings => ["Database=" + Address];

    public override async Task FillAsync(int stored, int unlinked)
    {
        await using var connection = new NpgsqlConnection(Address + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Our own file.
        command.CommandText = Script("postgres.sql");
#pragma warning restore CA2100
        command.Parameters.AddWithValue("stored", stored);
        command.Parameters.AddWithValue("unlinked", unlinked);
        await command.ExecuteNonQueryAsync();
        await AtServerAsync(Address, "VACUUM ANALYZE");
        await AtServerAsync(Address, "CHECKPOINT");
    }

    public override async Task<Database> CopyAsync()
    {
        // The server copies a database only while nothing is connected to it.
        NpgsqlConnection.ClearAllPools();
        await AtServerAsync(server, $"CREATE DATABASE {name}_bare TEMPLATE {name} STRATEGY FILE_COPY");
        return new PostgresDatabase(server, name + "_bare", Folder);
    }

    public override async Task<DbConnection> OpenAsync() => await acts.OpenConnectionAsync();

    public override async Task<DbConnection> OpenAsideAsync() => await aside.OpenConnectionAsync();

    public override DbParameter Again(DbParameter recorded) =>
        new NpgsqlParameter(recorded.ParameterName, ((NpgsqlParameter)recorded).NpgsqlDbType) { Value = recorded.Value };

    public override async Task<TimeSpan> ServerTimeAsync()
    {
        await using var connection = new NpgsqlConnection(AtPostgres(server));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT pid FROM pg_stat_activity WHERE datname = @name AND backend_type = 'client backend'";
        command.Parameters.AddWithValue("name", name);
        await using var reader = await command.ExecuteReaderAsync();
        var time = TimeSpan.Zero;
        while (await reader.ReadAsync()) time += TimeOfProcess(reader.GetInt32(0));
        return time;
    }

    // A backend has one thread. The first figure is its processor time in nanoseconds; /proc/PID/stat counts only hundredths of a second.
    private static TimeSpan TimeOfProcess(int id) =>
        TimeSpan.FromMicroseconds(double.Parse(File.ReadAllText($"/proc/{id}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1000);

    private string Address => new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    private static string AtPostgres(string server) => new NpgsqlConnectionStringBuilder(server) { Database = "postgres" }.ConnectionString;

    private static async Task AtServerAsync(string address, string sql)
    {
        var named = new NpgsqlConnectionStringBuilder(address) { Pooling = false, CommandTimeout = 0 };
        named.Database ??= "postgres";
        await using var connection = new NpgsqlConnection(named.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names made here.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
