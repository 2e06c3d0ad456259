using Akashi.Service.Audit;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;

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
        var plans = await desk.WithAsync((AkashiDb db) => QueryPlans.OfAsync(db, [.. heard.All]));
        Assert.Contains(plans, p => p.Contains("registrations", StringComparison.Ordinal));
        Assert.DoesNotContain(plans, ReadsAll);
    }

    // Reading the last row of a table is a scan that ends at the first row.
    private static bool ReadsAll(string plan) => !plan.Contains("DESC\nLIMIT 1\n", StringComparison.Ordinal)
        && plan.Split('\n').Any(line => line.StartsWith("SCAN", StringComparison.Ordinal) && line != "SCAN CONSTANT ROW");
}
