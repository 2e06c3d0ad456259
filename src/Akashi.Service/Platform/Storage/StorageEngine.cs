using System.Diagnostics.CodeAnalysis;
using Akashi.Hosting;
using Akashi.Service.Platform.Storage.Postgres;
using Akashi.Service.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Akashi.Service.Platform.Storage;

/// <summary>What differs between the two engines, in one place. Its text says where the data is, and never contains a password.</summary>
public abstract class StorageEngine
{
    private const string Key = "Database";

    /// <summary>Reads the setting Database: SQLite in the data folder if it is not set, PostgreSQL if it is an Npgsql connection string.</summary>
    /// <param name="reader">The settings; receives a fault if the value is malformed.</param>
    /// <param name="dataFolder">Folder of the embedded database.</param>
    public static StorageEngine Read(SettingsReader reader, string dataFolder)
    {
        if (reader.Text(Key) is not { } text) return InFolder(dataFolder);
        if (TryConnection(text, out var postgres, out var problem)) return postgres;
        reader.Fault(Key, problem);
        return InFolder(dataFolder);
    }

    /// <summary>SQLite in a data folder.</summary>
    public static StorageEngine InFolder(string dataFolder) => new SqliteEngine(dataFolder);

    /// <summary>PostgreSQL, from an Npgsql connection string. The problem never repeats it, because it may contain a password.</summary>
    public static bool TryConnection(string text, [NotNullWhen(true)] out StorageEngine? engine, [NotNullWhen(false)] out string? problem)
    {
        var read = PostgresEngine.TryParse(text, out var postgres, out problem);
        engine = postgres;
        return read;
    }

    /// <summary>
    /// Options that every context needs. At each start EF would check whether the migrations still match the model, for which it builds the model two
    /// more times; EngineTests checks that instead. And contexts whose options differ do not share a model.
    /// </summary>
    private protected static TBuilder AsBuilt<TBuilder>(TBuilder options)
        where TBuilder : DbContextOptionsBuilder
    {
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
        return options;
    }

    /// <summary>Adds the pooled context.</summary>
    internal abstract void AddContext(IServiceCollection services);

    /// <summary>Opens the database read-only; null if there is none.</summary>
    internal abstract AkashiDb? OpenReadOnly();

    /// <summary>
    /// Creates the database if there is none. Called only before migrations, so that a lost database is never mistaken for a new one.
    /// </summary>
    internal abstract Task CreateAsync(CancellationToken ct);

    /// <summary>Sets up what migrations cannot; can be run repeatedly.</summary>
    internal abstract Task PrepareAsync(AkashiDb db, CancellationToken ct);

    /// <summary>Whether this program may change the schema. If not, the schema must already be as it needs it.</summary>
    /// <exception cref="StartException">It is not.</exception>
    internal virtual Task<bool> MayChangeFormAsync(AkashiDb db, CancellationToken ct) => Task.FromResult(true);

    /// <summary>Lets another role use the tables, but not change their schema or the history they hold.</summary>
    internal virtual Task GrantAsync(AkashiDb db, string role, CancellationToken ct) => throw new NotSupportedException($"{this} has no roles.");

    /// <summary>Begins the transaction of an act.</summary>
    internal abstract Task<IDbContextTransaction> BeginAsync(AkashiDb db, CancellationToken ct);

    /// <summary>Whether an act failed only because another was faster, so that it can run again on the other's result.</summary>
    /// <param name="failure">What it failed with.</param>
    /// <param name="tries">How often the act has run.</param>
    internal abstract bool MayRunAgain(Exception failure, int tries);

    /// <summary>
    /// Whether something failed because the database cannot be reached, or cannot write, for now. Nobody is at fault, and it may recover.
    /// </summary>
    internal abstract bool IsAway(Exception failure);

    /// <summary>
    /// To be called inside an act: waits until no other act is at this point, keeps others out until the act ends,
    /// and reads what was committed last, although the act itself sees the database as it was when it began.
    /// </summary>
    internal abstract Task<T> ReadLastAsync<T>(AkashiDb db, Func<AkashiDb, Task<T>> read, CancellationToken ct);
}
