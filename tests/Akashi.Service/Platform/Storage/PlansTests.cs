using System.Data.Common;
using Akashi.Service.Audit;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Platform.Storage;

/// <summary>The cost of an act must not grow with the stored data (docs/performance.md): each of its queries uses an index.</summary>
public class PlansTests
{
    [Fact]
    public async Task Submission_and_decision_scan_no_table()
    {
        // The indexes of both engines come from one model; with nearly empty tables, PostgreSQL's plans say little.
        Assert.SkipWhen(TestDatabase.IsPostgres, "SQLite's plans tell what PostgreSQL's would with many rows.");
        await using var desk = await Desk.OpenAsync();
        await desk.EntryAsync("D-0123456");
        using var heard = new HeardQueries();
        await heard.UntilHeardAsync(desk.RowsAsync<AuditEntry>);
        var id = await desk.SubmittedAsync(Guid.CreateVersion7(desk.Clock.GetUtcNow()));
        await desk.AcceptAsync(id);
        var plans = await desk.WithAsync((AkashiDb db) => PlansAsync(db, [.. heard.All]));
        Assert.Contains(plans, p => p.Contains("registrations", StringComparison.Ordinal));
        Assert.DoesNotContain(plans, ReadsAll);
    }

    // Reading the last row of a table is a scan that ends at the first row.
    private static bool ReadsAll(string plan) => !plan.Contains("DESC\nLIMIT 1\n", StringComparison.Ordinal)
        && plan.Split('\n').Any(line => line.StartsWith("SCAN", StringComparison.Ordinal) && line != "SCAN CONSTANT ROW");

    private static async Task<List<string>> PlansAsync(AkashiDb db, IEnumerable<HeardQuery> queries)
    {
        await db.Database.OpenConnectionAsync();
        List<string> plans = [];
        foreach (var query in queries) plans.Add(await PlanAsync(db.Database.GetDbConnection(), query));
        return plans;
    }

    private static async Task<string> PlanAsync(DbConnection connection, HeardQuery query)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // SQL sent by EF Core.
        command.CommandText = "EXPLAIN QUERY PLAN " + query.Sql;
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
