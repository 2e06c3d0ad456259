using Akashi.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Akashi.Service.Platform.Storage.Postgres;

/// <summary>The tables are not as this program needs them, and its role may not change them.</summary>
internal sealed class DatabaseNotPreparedException(string what)
    : StartException($"{what}, and the Service's role does not own the tables. Run \"akashi database prepare\" of this version as their owner (docs/operations/install.md), then start again.");

/// <summary>
/// Two roles instead of one (threat P9): one owns the tables and signs in only to prepare them, the Service's may read and add, and change or remove
/// only where the model lets it. So whoever takes over the Service can neither change the past nor take away the triggers that protect it.
/// </summary>
internal static class PostgresRoles
{
    private const string History = "__EFMigrationsHistory";

    /// <summary>Whether the present role owns the tables, or there are none yet.</summary>
    public static async Task<bool> OwnsAsync(AkashiDb db, CancellationToken ct)
    {
        var owns = await db.Database.SqlQuery<bool>($"SELECT pg_has_role(relowner, 'USAGE') AS \"Value\" FROM pg_class WHERE oid = to_regclass({"public." + Quoted(History)})").ToListAsync(ct);
        return owns is [] or [true];
    }

    /// <summary>Compares the tables with this program, for a role that may not change them.</summary>
    /// <exception cref="DatabaseNotPreparedException">Says what is missing.</exception>
    public static async Task MustBePreparedAsync(AkashiDb db, CancellationToken ct)
    {
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) throw new DatabaseNotPreparedException("The database is of an earlier version");
        var there = await db.Database.SqlQuery<string>($"SELECT tgname::text AS \"Value\" FROM pg_trigger WHERE tgenabled IN ('O', 'A')").ToListAsync(ct);
        if (AppendOnly.Protected(db.Model).SelectMany(PostgresTriggers.NamesOf).Except(there).FirstOrDefault() is { } missing)
            throw new DatabaseNotPreparedException($"The trigger {missing}, which protects the past, is missing or off");
    }

    /// <summary>What the Service's role may do, and no more; running it again changes nothing.</summary>
    public static IEnumerable<string> Grants(AkashiDb db, string role)
    {
        var to = Quoted(role);
        yield return $"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {to}";
        yield return $"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {to}";
        yield return $"GRANT SELECT ON {Quoted(History)} TO {to}";
        var held = AppendOnly.Protected(db.Model).ToDictionary(t => t.Name);
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct())
            yield return $"GRANT SELECT, INSERT{More(held.GetValueOrDefault(table))} ON {Quoted(table)} TO {to}";
    }

    private static string More(ProtectedTable? table) => table switch { null => ", UPDATE, DELETE", { WrittenOnce: false } => ", UPDATE", _ => "" };

    private static string Quoted(string name)
    {
        using var builder = new NpgsqlCommandBuilder();
        return builder.QuoteIdentifier(name);
    }
}
