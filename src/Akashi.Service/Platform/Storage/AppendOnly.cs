using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Platform.Storage;

/// <summary>Tables whose past the database itself protects, whoever asks (threat P9).</summary>
public static class AppendOnly
{
    private const string Annotation = "Akashi:AppendOnly";
    private const string WrittenOnce = "append-only";
    private const string Kept = "kept";

    /// <summary>Declares that rows are written once: none is changed, none removed.</summary>
    public static EntityTypeBuilder<T> IsAppendOnly<T>(this EntityTypeBuilder<T> builder)
        where T : class => builder.HasAnnotation(Annotation, WrittenOnce);

    /// <summary>Declares that rows may change but none is removed, so that nothing they hold is used again.</summary>
    public static EntityTypeBuilder<T> IsKept<T>(this EntityTypeBuilder<T> builder)
        where T : class => builder.HasAnnotation(Annotation, Kept);

    /// <summary>The statements that protect the tables of a model on SQLite; running them again changes nothing.</summary>
    public static IEnumerable<string> Statements(IModel model) =>
        model.GetEntityTypes().SelectMany(entity => Statements(entity, entity.FindAnnotation(Annotation)?.Value as string));

    /// <summary>Protects the tables of an open database.</summary>
    public static async Task ProtectAsync(DbContext db, CancellationToken ct)
    {
        foreach (var statement in Statements(db.Model)) await db.Database.ExecuteSqlRawAsync(statement, ct);
    }

    private static IEnumerable<string> Statements(IEntityType entity, string? how)
    {
        if (how is null) yield break;
        var table = entity.GetTableName()!;
        if (how == WrittenOnce) yield return Trigger(table, "UPDATE", "", how);
        yield return Trigger(table, "DELETE", "", how);
        // INSERT OR REPLACE removes the old row without a delete trigger.
        var same = string.Join(" AND ", entity.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName()}\" = NEW.\"{p.GetColumnName()}\""));
        yield return Trigger(table, "INSERT", $"WHEN EXISTS (SELECT 1 FROM \"{table}\" WHERE {same}) ", how);
    }

    private static string Trigger(string table, string act, string when, string how) =>
        $"CREATE TRIGGER IF NOT EXISTS \"{table}_no_{act.ToLowerInvariant()}\" BEFORE {act} ON \"{table}\" {when}BEGIN SELECT RAISE(ABORT, '{table} is {how}'); END";
}
