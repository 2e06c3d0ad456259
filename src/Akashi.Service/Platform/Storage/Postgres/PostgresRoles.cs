using Akashi.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Akashi.Service.Platform.Storage.Postgres;

/// <summary>The tables are not as this program needs them, and its role may not change them.</summary>
internal sealed class DatabaseNotPreparedException(string what)
    : StartException($"{what}, and the Service's role does not own the tables. Run \"akashi database prepare\" of this version as their owner "
        + "(docs/operations/install.md), then start again.");

/// <summary>
/// Two roles instead of one (threat P9). One owns the tables and signs in only to prepare them. The
/// Service's role may read and add rows, and change or remove them only where the model allows it. So
/// whoever takes over the Service can neither change the past nor drop the triggers that protect it.
/// </summary>
internal static class PostgresRoles
{
    private const string History = "__EFMigrationsHistory";

    /// <summary>Whether the current role owns the tables, or there are none yet.</summary>
    public static async Task<bool> OwnsAsync(AkashiDb db, CancellationToken ct)
    {
        var history = "public." + Quoted(History);
        var owns = await db.Database
            .SqlQuery<bool>($"SELECT pg_has_role(relowner, 'USAGE') AS \"Value\" FROM pg_class WHERE oid = to_regclass({history})")
            .ToListAsync(ct);
        return owns is [] or [true];
    }

    /// <summary>Compares the tables with what this program needs, for a role that may not change them.</summary>
    /// <exception cref="DatabaseNotPreparedException">The message says what is missing.</exception>
    public static async Task MustBePreparedAsync(AkashiDb db, CancellationToken ct)
    {
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any()) throw new DatabaseNotPreparedException("The database is of an earlier version");
        var there = await db.Database.SqlQuery<string>($"SELECT tgname::text AS \"Value\" FROM pg_trigger WHERE tgenabled IN ('O', 'A')").ToListAsync(ct);
        if (AppendOnly.Protected(db.Model).SelectMany(PostgresTriggers.NamesOf).Except(there).FirstOrDefault() is { } missing)
            throw new DatabaseNotPreparedException($"The trigger {missing}, which protects the past, is missing or off");
    }

    /// <summary>Statements that grant the Service's role exactly what it needs; they can be run repeatedly.</summary>
    public static IEnumerable<string> Grants(AkashiDb db, string role)
    {
        var to = Quoted(role);
        yield return $"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {to}";
        yield return $"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {to}";
        yield return $"GRANT SELECT ON {Quoted(History)} TO {to}";
        var held = AppendOnly.Protected(db.Model).ToDictionary(t => t.Name);
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct())
            yield return $"GRANT SELECT, INSERT{More(held.GetValueOrDefault(table))} ON {Quoted(table)} TO {to}";
    }

    private static string More(ProtectedTable? table) =>
        table is null ? ", UPDATE, DELETE" : (table.WrittenOnce ? "" : ", UPDATE") + (table.Stays ? "" : ", DELETE");

    private static string Quoted(string name)
    {
        using var builder = new NpgsqlCommandBuilder();
        return builder.QuoteIdentifier(name);
    }
}
