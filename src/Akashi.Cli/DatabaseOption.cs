using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Cli;

/// <summary>The database that a command works on: --data FOLDER or --database CONNECTION; without either, that of data/service.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Where">Its name in messages. The connection string is never repeated, because it may contain a password.</param>
internal sealed record DatabaseOption(StorageEngine Engine, string Where)
{
    /// <summary>Option that names the data folder.</summary>
    public const string Folder = "--data";

    /// <summary>Option that names the PostgreSQL database.</summary>
    public const string Connection = "--database";

    /// <summary>Reads the option. Where it is wrong, the problem is given in words.</summary>
    public static bool TryRead(Options options, [NotNullWhen(true)] out DatabaseOption? database, [NotNullWhen(false)] out string? problem)
    {
        (database, problem) = (null, null);
        if (options[Connection] is not { } connection)
        {
            var folder = options[Folder] ?? Path.Combine("data", "service");
            database = new DatabaseOption(StorageEngine.InFolder(folder), $"in \"{folder}\"");
            return true;
        }
        if (options[Folder] is not null) problem = "--data and --database are one or the other";
        else if (StorageEngine.TryConnection(connection, out var engine, out var wrong)) database = new DatabaseOption(engine, "named by --database");
        else problem = $"--database {wrong}";
        return database is not null;
    }

    /// <summary>The database's own message where the database failed; null where something else did.</summary>
    public static string? FailureIn(Exception e) => (e as DbException ?? e.InnerException as DbException)?.Message;

    /// <summary>
    /// Why nothing may be written to the database; null where it may. A database of another version is left alone, because only the Service changes
    /// its schema.
    /// </summary>
    public async Task<string?> WhyNotAsync(CancellationToken ct)
    {
        await using var db = StorageSetup.OpenReadOnly(Engine);
        if (db is null) return $"there is no database {Where}. Name the service's data folder with --data.";
        return (await db.Database.GetPendingMigrationsAsync(ct)).Any()
            ? $"the database {Where} is of an earlier version. Start the Service of this version first."
            : null;
    }
}
