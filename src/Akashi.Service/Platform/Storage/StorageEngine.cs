using System.Diagnostics.CodeAnalysis;
using Akashi.Hosting;
using Akashi.Service.Platform.Storage.Postgres;
using Akashi.Service.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore.Storage;

namespace Akashi.Service.Platform.Storage;

/// <summary>What the two engines do differently, in one place. As text it names where the data is, never a password.</summary>
public abstract class StorageEngine
{
    private const string Key = "Database";

    /// <summary>The engine that the setting Database names: none for SQLite in the data folder, an Npgsql connection string for PostgreSQL.</summary>
    /// <param name="reader">The settings; a wrong form is a fault there.</param>
    /// <param name="dataFolder">Where the embedded database is.</param>
    public static StorageEngine Read(SettingsReader reader, string dataFolder)
    {
        if (reader.Text(Key) is not { } text) return InFolder(dataFolder);
        if (TryConnection(text, out var postgres, out var problem)) return postgres;
        reader.Fault(Key, problem);
        return InFolder(dataFolder);
    }

    /// <summary>SQLite in a data folder.</summary>
    public static StorageEngine InFolder(string dataFolder) => new SqliteEngine(dataFolder);

    /// <summary>PostgreSQL by an Npgsql connection string; the problem never repeats it, since it may hold a password.</summary>
    public static bool TryConnection(string text, [NotNullWhen(true)] out StorageEngine? engine, [NotNullWhen(false)] out string? problem)
    {
        var read = PostgresEngine.TryParse(text, out var postgres, out problem);
        engine = postgres;
        return read;
    }

    /// <summary>Adds the pooled context.</summary>
    internal abstract void AddContext(IServiceCollection services);

    /// <summary>Opens the database for reading only; null where there is none.</summary>
    internal abstract AkashiDb? OpenReadOnly();

    /// <summary>Makes the database where there is none; before migrations only, so that one that is lost is never taken for a new one.</summary>
    internal abstract Task CreateAsync(CancellationToken ct);

    /// <summary>Sets up what migrations cannot; running it again changes nothing.</summary>
    internal abstract Task PrepareAsync(AkashiDb db, CancellationToken ct);

    /// <summary>Whether this program may change the form of the tables; where not, they must be as it needs them.</summary>
    /// <exception cref="StartException">They are not.</exception>
    internal virtual Task<bool> MayChangeFormAsync(AkashiDb db, CancellationToken ct) => Task.FromResult(true);

    /// <summary>Lets another role use the tables, without changing their form or the past they hold.</summary>
    internal virtual Task GrantAsync(AkashiDb db, string role, CancellationToken ct) => throw new NotSupportedException($"{this} has no roles.");

    /// <summary>Begins the transaction of an act.</summary>
    internal abstract Task<IDbContextTransaction> BeginAsync(AkashiDb db, CancellationToken ct);

    /// <summary>Whether an act failed only because another was faster, so that running it again meets what the other left.</summary>
    /// <param name="failure">What it failed with.</param>
    /// <param name="tries">How often it was run.</param>
    internal abstract bool MayRunAgain(Exception failure, int tries);

    /// <summary>Whether something failed because the database cannot be reached, or takes nothing, now: nobody's mistake, and it may be well again.</summary>
    internal abstract bool IsAway(Exception failure);

    /// <summary>
    /// Inside of an act: waits until no other act is at this point, keeps the others out until the end of the act, and reads what was
    /// committed last, though the act itself sees the database as it was when it began.
    /// </summary>
    internal abstract Task<T> ReadLastAsync<T>(AkashiDb db, Func<AkashiDb, Task<T>> read, CancellationToken ct);
}
