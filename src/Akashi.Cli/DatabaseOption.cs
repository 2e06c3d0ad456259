using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Akashi.Service.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Cli;

/// <summary>Which database a command works on: --data FOLDER or --database CONNECTION, without both that of data/service.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Where">How messages name it: the connection string is never repeated, since it may hold a password.</param>
internal sealed record DatabaseOption(StorageEngine Engine, string Where)
{
    /// <summary>Names the data folder.</summary>
    public const string Folder = "--data";

    /// <summary>Names the PostgreSQL database.</summary>
    public const string Connection = "--database";

    /// <summary>Reads it; the problem stands in words where it is wrong.</summary>
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

    /// <summary>What a database said that could not be used; null where something else failed.</summary>
    public static string? FailureIn(Exception e) => (e as DbException ?? e.InnerException as DbException)?.Message;

    /// <summary>Why nothing may be written there; null where it may. Another version's database is left alone: only the Service changes its form.</summary>
    public async Task<string?> WhyNotAsync(CancellationToken ct)
    {
        await using var db = StorageSetup.OpenReadOnly(Engine);
        if (db is null) return $"there is no database {Where}. Name the service's data folder with --data.";
        return (await db.Database.GetPendingMigrationsAsync(ct)).Any()
            ? $"the database {Where} is of an earlier version. Start the Service of this version first."
            : null;
    }
}
