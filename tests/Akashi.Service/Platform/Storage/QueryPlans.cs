using System.Data.Common;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Platform.Storage;

/// <summary>How a database means to carry out queries.</summary>
internal static class QueryPlans
{
    /// <summary>The plan of each: the query, then a line for each step.</summary>
    public static async Task<List<string>> OfAsync(AkashiDb db, IReadOnlyList<HeardQuery> queries)
    {
        await db.Database.OpenConnectionAsync();
        List<string> plans = [];
        foreach (var query in queries) plans.Add(await OfAsync(db.Database.GetDbConnection(), query));
        return plans;
    }

    private static async Task<string> OfAsync(DbConnection connection, HeardQuery query)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // What EF Core sent.
        command.CommandText = (TestDatabase.IsPostgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + query.Sql;
#pragma warning restore CA2100
        foreach (var (name, value) in query.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        await using var reader = await command.ExecuteReaderAsync();
        var plan = query.Sql + "\n";
        while (await reader.ReadAsync()) plan += reader.GetString(reader.FieldCount - 1) + "\n";
        return plan;
    }
}
