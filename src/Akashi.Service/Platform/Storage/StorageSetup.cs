using Akashi.Service.Platform.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Storage;

/// <summary>Opens the embedded database of one machine and brings it to the present form.</summary>
public static class StorageSetup
{
    /// <summary>Adds the database below a data folder.</summary>
    public static void AddStorage(this IServiceCollection services, string dataFolder)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = FileIn(dataFolder), ForeignKeys = true };
        services.AddDbContextPool<AkashiDb, SqliteDb>(o => o.UseSqlite(file.ToString()).AddInterceptors(new DurableWrites()));
        services.AddScoped<Commit>();
    }

    /// <summary>Opens the database below a data folder without changing it; null where there is none.</summary>
    public static AkashiDb? OpenReadOnly(string dataFolder)
    {
        if (!File.Exists(FileIn(dataFolder))) return null;
        var file = new SqliteConnectionStringBuilder { DataSource = FileIn(dataFolder), Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        return new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(file.ToString()).Options);
    }

    /// <summary>Applies the migrations that are not applied yet.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkashiDb>();
        await db.Database.MigrateAsync(ct);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
        await AppendOnly.ProtectAsync(db, ct);
    }

    private static string FileIn(string dataFolder) => Path.Combine(dataFolder, "akashi.db");
}
