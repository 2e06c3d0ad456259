using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Akashi.Service.Platform.Storage.Sqlite;

/// <summary>
/// The embedded database of one machine, in its data folder. A transaction takes the write lock when it begins, so acts run one after another.
/// </summary>
internal sealed class SqliteEngine(string dataFolder) : StorageEngine
{
    // Primary result codes: busy for longer than anybody waits, read-only or moved, I/O error, full, cannot be opened.
    private static readonly int[] Away = [5, 8, 10, 13, 14];

    private string Path => System.IO.Path.Combine(dataFolder, "akashi.db");

    public override string ToString() => $"SQLite, {Path}";

    internal override void AddContext(IServiceCollection services)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = true, Mode = SqliteOpenMode.ReadWrite };
        services.AddDbContextPool<AkashiDb, SqliteDb>(o => AsBuilt(o).UseSqlite(file.ToString()).AddInterceptors(new DurableWrites()));
    }

    internal override AkashiDb? OpenReadOnly()
    {
        if (!File.Exists(Path)) return null;
        var file = new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        return new SqliteDb(AsBuilt(new DbContextOptionsBuilder<SqliteDb>()).UseSqlite(file.ToString()).Options);
    }

    internal override async Task CreateAsync(CancellationToken ct)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false };
        await using var connection = new SqliteConnection(file.ToString());
        await connection.OpenAsync(ct);
    }

    internal override async Task PrepareAsync(AkashiDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
        foreach (var statement in AppendOnly.Protected(db.Model).SelectMany(SqliteTriggers.Of)) await db.Database.ExecuteSqlRawAsync(statement, ct);
    }

    internal override Task<IDbContextTransaction> BeginAsync(AkashiDb db, CancellationToken ct) => db.Database.BeginTransactionAsync(ct);

    internal override bool MayRunAgain(Exception failure, int tries) => false;

    internal override bool IsAway(Exception failure) => Failures.In<SqliteException>(failure) is { } found && Away.Contains(found.SqliteErrorCode);

    internal override Task<T> ReadLastAsync<T>(AkashiDb db, Func<AkashiDb, Task<T>> read, CancellationToken ct) => read(db);
}
