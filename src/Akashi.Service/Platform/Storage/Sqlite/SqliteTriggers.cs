namespace Akashi.Service.Platform.Storage.Sqlite;

/// <summary>Triggers that protect a table's history on SQLite.</summary>
internal static class SqliteTriggers
{
    public static IEnumerable<string> Of(ProtectedTable table)
    {
        if (table.WrittenOnce) yield return Trigger(table, "UPDATE", "");
        if (table.Stays) yield return Trigger(table, "DELETE", "");
        // INSERT OR REPLACE removes the old row without firing a DELETE trigger.
        var same = string.Join(" AND ", table.Key.Select(column => $"\"{column}\" = NEW.\"{column}\""));
        yield return Trigger(table, "INSERT", $"WHEN EXISTS (SELECT 1 FROM \"{table.Name}\" WHERE {same}) ");
    }

    private static string Trigger(ProtectedTable table, string act, string when) =>
        $"CREATE TRIGGER IF NOT EXISTS \"{table.Name}_no_{act.ToLowerInvariant()}\" BEFORE {act} ON \"{table.Name}\" {when}"
            + $"BEGIN SELECT RAISE(ABORT, '{table.Refusal}'); END";
}
