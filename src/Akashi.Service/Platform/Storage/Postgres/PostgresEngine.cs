using System.Data;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Akashi.Service.Platform.Storage.Postgres;

/// <summary>
/// PostgreSQL. Acts run concurrently, each SERIALIZABLE: the database commits
/// only those that could have run one after another, and the others run again.
/// </summary>
internal sealed class PostgresEngine : StorageEngine
{
    /// <summary>An act that lost this often is given up; the waits grow to a quarter of a second.</summary>
    private const int MostTries = 12;

    /// <summary>A duplicate that is not due to a race fails again however often it is tried.</summary>
    private const int MostTriesOfDuplicate = 2;

    /// <summary>Connections for reading the end of the chain; only the holder of the lock uses one.</summary>
    private const int Reserved = 2;

    // Arbitrary numbers for advisory locks; nothing else in the database uses them.
    private const long EndOfActs = 0x616B61736869_01;
    private const long Preparation = 0x616B61736869_02;

    private const string Example = "\"Host=db;Database=akashi;Username=akashi;Password=…\"";

    private readonly NpgsqlConnectionStringBuilder address;
    private readonly PooledDbContextFactory<PostgresDb> reserved;

    private PostgresEngine(NpgsqlConnectionStringBuilder address)
    {
        this.address = address;
        var few = new NpgsqlConnectionStringBuilder(address.ConnectionString)
        {
            ApplicationName = "akashi end of act",
            MaxPoolSize = Reserved,
            MinPoolSize = 0,
        };
        reserved = new PooledDbContextFactory<PostgresDb>(Options(few), Reserved);
    }

    /// <summary>Reads a connection string. The problem never repeats it, because it may contain a password.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PostgresEngine? engine, [NotNullWhen(false)] out string? problem)
    {
        (engine, problem) = (null, null);
        try
        {
            var address = new NpgsqlConnectionStringBuilder(text);
            if (address.Host is null || address.Database is null)
                problem = $"names no Host and Database; expected an Npgsql connection string such as {Example}";
            else
                engine = new PostgresEngine(Named(address));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            problem = $"is no Npgsql connection string such as {Example}";
        }
        return problem is null;
    }

    public override string ToString() => $"PostgreSQL, {address.Host}, {address.Database}";

    internal override void AddContext(IServiceCollection services) =>
        services.AddDbContextPool<AkashiDb, PostgresDb>(o => AsBuilt(o).UseNpgsql(address.ConnectionString));

    internal override AkashiDb OpenReadOnly() =>
        new PostgresDb(Options(new NpgsqlConnectionStringBuilder(address.ConnectionString)
        {
            Pooling = false,
            Options = "-c default_transaction_read_only=on",
        }));

    // The migrations create the database.
    internal override Task CreateAsync(CancellationToken ct) => Task.CompletedTask;

    internal override async Task PrepareAsync(AkashiDb db, CancellationToken ct)
    {
        // Two nodes starting at once would change the same function.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlRawAsync(Lock(Preparation), ct);
        await db.Database.ExecuteSqlRawAsync(PostgresTriggers.Function, ct);
        foreach (var statement in AppendOnly.Protected(db.Model).SelectMany(PostgresTriggers.Of)) await db.Database.ExecuteSqlRawAsync(statement, ct);
        await transaction.CommitAsync(ct);
    }

    internal override async Task<bool> MayChangeFormAsync(AkashiDb db, CancellationToken ct)
    {
        try
        {
            if (await PostgresRoles.OwnsAsync(db, ct)) return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            // The database does not exist yet; the first migration creates it.
            return true;
        }
        await PostgresRoles.MustBePreparedAsync(db, ct);
        return false;
    }

    internal override async Task GrantAsync(AkashiDb db, string role, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var statement in PostgresRoles.Grants(db, role)) await db.Database.ExecuteSqlRawAsync(statement, ct);
        await transaction.CommitAsync(ct);
    }

    internal override Task<IDbContextTransaction> BeginAsync(AkashiDb db, CancellationToken ct) =>
        db.Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);

    internal override bool MayRunAgain(Exception failure, int tries) => CodeOf(failure) switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => tries < MostTries,
        PostgresErrorCodes.UniqueViolation => tries < MostTriesOfDuplicate,
        _ => false,
    };

    // Either no answer at all, or the server says that it cannot work now: shutting down, starting, full, or closed to connections.
    internal override bool IsAway(Exception failure) => CodeOf(failure) is { } code
        ? code[..2] is "08" or "53" || code is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.ObjectNotInPrerequisiteState or PostgresErrorCodes.InvalidCatalogName
        : Failures.In<NpgsqlException>(failure) is not null;

    internal override async Task<T> ReadLastAsync<T>(AkashiDb db, Func<AkashiDb, Task<T>> read, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync(Lock(EndOfActs), ct);
        // A context of its own, because the act's snapshot is older than the lock.
        // Only the holder of the lock gets here, so a few connections suffice.
        await using var now = await reserved.CreateDbContextAsync(ct);
        return await read(now);
    }

    private static string? CodeOf(Exception failure) => Failures.In<PostgresException>(failure)?.SqlState;

    private static string Lock(long number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({number})");

    private static NpgsqlConnectionStringBuilder Named(NpgsqlConnectionStringBuilder address)
    {
        address.ApplicationName ??= "akashi";
        return address;
    }

    private static DbContextOptions<PostgresDb> Options(NpgsqlConnectionStringBuilder address) =>
        AsBuilt(new DbContextOptionsBuilder<PostgresDb>()).UseNpgsql(address.ConnectionString).Options;
}
