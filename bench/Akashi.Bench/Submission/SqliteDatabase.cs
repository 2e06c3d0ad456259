using System.Data.Common;
using Akashi.Service.Platform.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Akashi.Bench.Submission;

/// <summary>A database file in a separate folder.</summary>
internal sealed class SqliteDatabase(string folder) : Database
{
    private readonly string pooled = new SqliteConnectionStringBuilder { DataSource = FileIn(folder), ForeignKeys = true }.ToString();

    public override string Folder => folder;

    public override IEnumerable<string> Settings => [];

    public override async Task FillAsync(int stored, int unlinked)
    {
        SqliteConnection.ClearAllPools();
        await using var connection = await UnpooledAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-400000";
        await command.ExecuteNonQueryAsync();
#pragma warning disable CA2100 // Our own file.
        command.CommandText = Script("sqlite.sql");
#pragma warning restore CA2100
        command.Parameters.AddWithValue("@stored", stored);
        command.Parameters.AddWithValue("@unlinked", unlinked);
        await command.ExecuteNonQueryAsync();
        command.CommandText = "PRAGMA journal_mode=WAL";
        await command.ExecuteNonQueryAsync();
    }

    public override async Task<Database> CopyAsync()
    {
        SqliteConnection.ClearAllPools();
        await using (var connection = await UnpooledAsync())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
        }
        var copy = Directory.CreateDirectory(folder + "-bare").FullName;
        File.Copy(FileIn(folder), FileIn(copy));
        return new SqliteDatabase(copy);
    }

    public override async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection(pooled);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = DurableWrites.Pragmas;
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public override Task<DbConnection> OpenAsideAsync() => OpenAsync();

    public override DbParameter Again(DbParameter recorded) => new SqliteParameter(recorded.ParameterName, recorded.Value);

    public override Task<TimeSpan> ServerTimeAsync() => Task.FromResult(TimeSpan.Zero);

    private static string FileIn(string folder) => Path.Combine(folder, "akashi.db");

    private async Task<SqliteConnection> UnpooledAsync()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = FileIn(folder), Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }
}
