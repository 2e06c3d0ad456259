using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Platform.Storage;

/// <summary>Tables whose rows are written once: the database itself refuses to change or remove one, whoever asks (threat P9).</summary>
public static class AppendOnly
{
    private const string Annotation = "Akashi:AppendOnly";

    /// <summary>Declares a table append-only.</summary>
    public static EntityTypeBuilder<T> IsAppendOnly<T>(this EntityTypeBuilder<T> builder)
        where T : class => builder.HasAnnotation(Annotation, true);

    /// <summary>The statements that make the tables of a model append-only on SQLite; running them again changes nothing.</summary>
    public static IEnumerable<string> Statements(IModel model) =>
        model.GetEntityTypes().Where(entity => entity.FindAnnotation(Annotation) is not null).SelectMany(Statements);

    /// <summary>Protects the tables of an open database.</summary>
    public static async Task ProtectAsync(DbContext db, CancellationToken ct)
    {
        foreach (var statement in Statements(db.Model)) await db.Database.ExecuteSqlRawAsync(statement, ct);
    }

    private static IEnumerable<string> Statements(IEntityType entity)
    {
        var table = entity.GetTableName()!;
        yield return Trigger(table, "update", "");
        yield return Trigger(table, "delete", "");
        // INSERT OR REPLACE removes the old row without a delete trigger.
        var same = string.Join(" AND ", entity.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName()}\" = NEW.\"{p.GetColumnName()}\""));
        yield return Trigger(table, "insert", $"WHEN EXISTS (SELECT 1 FROM \"{table}\" WHERE {same}) ");
    }

    private static string Trigger(string table, string act, string when) =>
        $"CREATE TRIGGER IF NOT EXISTS \"{table}_no_{act}\" BEFORE {act.ToUpperInvariant()} ON \"{table}\" {when}BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END";
}
