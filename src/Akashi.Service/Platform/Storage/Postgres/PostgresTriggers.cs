namespace Akashi.Service.Platform.Storage.Postgres;

/// <summary>Triggers that protect a table's past on PostgreSQL (14 or later: CREATE OR REPLACE TRIGGER).</summary>
internal static class PostgresTriggers
{
    /// <summary>What every trigger calls; its argument is what it says.</summary>
    public const string Function =
        """
        CREATE OR REPLACE FUNCTION akashi_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'restrict_violation';
        END $$
        """;

    public static IEnumerable<string> Of(ProtectedTable table)
    {
        if (table.WrittenOnce) yield return Trigger(table, "UPDATE", "ROW");
        yield return Trigger(table, "DELETE", "ROW");
        yield return Trigger(table, "TRUNCATE", "STATEMENT");
    }

    private static string Trigger(ProtectedTable table, string act, string each) =>
        $"CREATE OR REPLACE TRIGGER \"{table.Name}_no_{act.ToLowerInvariant()}\" BEFORE {act} ON \"{table.Name}\" FOR EACH {each} EXECUTE FUNCTION akashi_refuse('{table.Refusal}')";
}
