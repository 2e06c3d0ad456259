using System.Reflection;
using Npgsql;

namespace Akashi.Bench.Publication;

/// <summary>The Service's database, accessed directly: filled with credentials, and what is published about them.</summary>
internal sealed class StoredCredentials(string address) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly NpgsqlDataSource data = NpgsqlDataSource.Create(address + ";Command Timeout=0");

    /// <summary>The one issued credential: its list and its place there.</summary>
    public async Task<(string List, int Index)> GivenAsync()
    {
        await using var command = data.CreateCommand("""SELECT "ListId", "Index" FROM credentials WHERE "Url" <> ''""");
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync() ? (row.GetString(0), row.GetInt32(1)) : throw new InvalidOperationException("No credential was issued.");
    }

    /// <summary>Fills the given list and further ones with this many places. The indexes are rebuilt at the end, as after a transfer.</summary>
    public async Task FillAsync(string given, int lists, int places, Action<int> tell)
    {
        await using var connection = await data.OpenConnectionAsync();
        await RunAsync(connection, "SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'");
        var indexes = await IndexesAsync(connection);
        foreach (var (name, _) in indexes) await RunAsync(connection, $"DROP INDEX \"{name}\"");
        for (var sequence = 1; sequence <= lists; sequence++)
        {
            var list = sequence == 1 ? given : $"bench-{sequence}";
            if (sequence > 1) await RunAsync(connection, Script("list.sql"), ("list", list), ("sequence", sequence));
            await RunAsync(connection, Script("places.sql"), ("list", list), ("sequence", sequence), ("places", places));
            tell(sequence);
        }
        foreach (var (_, definition) in indexes) await RunAsync(connection, definition);
        await RunAsync(connection, "VACUUM ANALYZE credentials");
    }

    /// <summary>Waits until the Service has signed every list since a given time.</summary>
    public async Task PublishedSinceAsync(DateTimeOffset since, CancellationToken ct)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        using var until = CancellationTokenSource.CreateLinkedTokenSource(ct);
        until.CancelAfter(Patience);
        await using var command = data.CreateCommand("""SELECT count(*) FROM status_lists WHERE "PublishedAt" < @since""");
        command.Parameters.AddWithValue("since", since.UtcDateTime);
        while ((long)(await command.ExecuteScalarAsync(until.Token))! > 0) await looks.WaitForNextTickAsync(until.Token);
    }

    /// <summary>Digest of each list's compressed states.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CompressedAsync()
    {
        await using var command = data.CreateCommand("""SELECT "ListId", md5("Compressed") FROM status_lists WHERE "Compressed" IS NOT NULL""");
        await using var row = await command.ExecuteReaderAsync();
        var digests = new Dictionary<string, string>();
        while (await row.ReadAsync()) digests.Add(row.GetString(0), row.GetString(1));
        return digests;
    }

    public ValueTask DisposeAsync() => data.DisposeAsync();

    private static async Task<List<(string Name, string Definition)>> IndexesAsync(NpgsqlConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'credentials' AND indexname NOT LIKE 'PK%'";
        await using var row = await command.ExecuteReaderAsync();
        var indexes = new List<(string, string)>();
        while (await row.ReadAsync()) indexes.Add((row.GetString(0), row.GetString(1)));
        return indexes;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, params (string Name, object Value)[] values)
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
#pragma warning disable CA2100 // Our own files, and names that the database itself returned.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync();
    }

    private static string Script(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
