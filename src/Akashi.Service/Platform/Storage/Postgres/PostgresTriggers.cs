namespace Akashi.Service.Platform.Storage.Postgres;

/// <summary>Triggers that protect a table's history on PostgreSQL (14 or later, for CREATE OR REPLACE TRIGGER).</summary>
internal static class PostgresTriggers
{
    private const string Truncate = "TRUNCATE";

    /// <summary>The function that every trigger calls; its argument becomes the error message.</summary>
    public const string Function =
        """
        CREATE OR REPLACE FUNCTION akashi_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'restrict_violation';
        END $$
        """;

    public static IEnumerable<string> Of(ProtectedTable table) => Acts(table).Select(act => Trigger(table, act, act == Truncate ? "STATEMENT" : "ROW"));

    /// <summary>Names of a table's triggers.</summary>
    public static IEnumerable<string> NamesOf(ProtectedTable table) => Acts(table).Select(act => NameOf(table, act));

    private static IEnumerable<string> Acts(ProtectedTable table)
    {
        if (table.WrittenOnce) yield return "UPDATE";
        if (table.Stays) yield return "DELETE";
        yield return Truncate;
    }

    private static string NameOf(ProtectedTable table, string act) => $"{table.Name}_no_{act.ToLowerInvariant()}";

    private static string Trigger(ProtectedTable table, string act, string each) =>
        $"CREATE OR REPLACE TRIGGER \"{NameOf(table, act)}\" BEFORE {act} ON \"{table.Name}\" FOR EACH {each} "
            + $"EXECUTE FUNCTION akashi_refuse('{table.Refusal}')";
}
