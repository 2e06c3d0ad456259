using System.Text.RegularExpressions;
using Akashi.Service.Applications;
using Akashi.Service.Decisions.Office.Queue;
using Akashi.Service.Platform.Lists;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Matching;
using Akashi.Service.Registers.Office.Search;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Platform.Storage;
using Akashi.Service.Tests.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace Akashi.Service.Tests.Platform.Lists;

/// <summary>What a page of a list costs must not grow with the list: among 100,000 rows, each engine goes by the index, from where the page begins.</summary>
public sealed class ListPlansTests(FilledDesk filled) : IClassFixture<FilledDesk>
{
    private readonly Desk desk = filled.Desk;

    [Theory]
    [InlineData("D-00", "NumberSearchForm", false)]
    [InlineData("さとう", "NameSearchForm", true)]
    [InlineData("さとう", "KanaSearchForm", true)]
    [InlineData("", "NumberSearchForm", true)]
    public async Task A_search_reads_a_range_of_the_index_of_what_is_looked_for(string words, string column, bool later)
    {
        var list = (AkashiDb db) => new KeysetList<string>(ListOrder.ByText, EntrySearch.Read(words)!.In(db, desk.Qualifications));
        var first = await desk.WithAsync((AkashiDb db) => list(db).ReadAsync(null, CancellationToken.None));
        Assert.Equal((KeysetList<string>.PageSize, new ListCount(KeysetList<string>.MostCounted, true)), (first.Rows.Count, first.Count));
        var plans = await PlansOfAsync(desk, db => list(db).ReadAsync(later ? first.Next : null, CancellationToken.None));
        AssertByIndex(plans, $"IX_registrations_QualificationId_{column}", column);
    }

    [Theory]
    [InlineData("Completed")]
    [InlineData("All")]
    [InlineData("")]
    public async Task The_queue_reads_a_range_of_its_index(string state)
    {
        var filter = QueueFilter.Read(new QueryCollection(new Dictionary<string, StringValues> { ["state"] = state }), desk.Qualifications);
        var list = (AkashiDb db) => new KeysetList<DateTimeOffset>(ListOrder.OldestFirst, SubmittedApplications.Ranges(db, desk.Qualifications, filter.States));
        var first = await desk.WithAsync((AkashiDb db) => list(db).ReadAsync(null, CancellationToken.None));
        Assert.Equal(KeysetList<DateTimeOffset>.PageSize, first.Rows.Count);
        var plans = await PlansOfAsync(desk, db => list(db).ReadAsync(first.Next, CancellationToken.None));
        AssertByIndex(plans, "IX_applications_QualificationId_State_SubmittedAt_Id", "SubmittedAt");
    }

    [Fact]
    public async Task A_match_reads_two_ranges_of_indexes()
    {
        var claim = new MatchClaim(Guid.Empty, "D-0000001", null, Desk.Hanako, null, null);
        var plan = string.Concat(await PlansOfAsync(desk, async db => await new RegistersFace(db).MatchAsync(Desk.CareWorker, claim, CancellationToken.None)));
        Assert.Contains("IX_registrations_QualificationId_NumberSearchForm", plan, StringComparison.Ordinal);
        Assert.Contains("IX_registrations_QualificationId_BornOn", plan, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^SCAN|Seq Scan on registrations", plan);
    }

    // On PostgreSQL the plan's lines name an index and below it what bounds it; on SQLite both stand in one line.
    private static void AssertByIndex(IReadOnlyList<string> plans, string index, string bound)
    {
        Assert.All(plans, p => Assert.Empty(ReadWhole(p)));
        Assert.NotEmpty(plans);
        Assert.Contains(plans, plan => TestDatabase.IsPostgres
            ? Regex.IsMatch(plan, $"Index (Only )?Scan using \"?{index}[^\\n]*\\n[^\\n]*Index Cond: [^\\n]*{bound}\"?\\)?(::text)? [<>]")
            : Regex.IsMatch(plan, $"USING (COVERING )?INDEX {index}\\w* \\([^)]*{bound}[<>]"));
    }

    // Steps that read a table from end to end, or, on SQLite, sort more than a page of it: a co-routine there gives the rows of one part, a page at most.
    private static IEnumerable<string> ReadWhole(string plan) => TestDatabase.IsPostgres
        ? Regex.Matches(plan, "Seq Scan[^\\n]*").Select(m => m.Value)
        : Regex.Matches(plan, "(?m)^SCAN (?!CONSTANT)(\\w+)")
            .Where(m => !plan.Contains($"CO-ROUTINE {m.Groups[1].Value}\n", StringComparison.Ordinal)).Select(m => m.Value)
            .Concat(Regex.Matches(plan, "SEARCH [^\\n]*\\nUSE TEMP B-TREE FOR ORDER BY").Select(m => m.Value));

    private static async Task<IReadOnlyList<string>> PlansOfAsync<T>(Desk desk, Func<AkashiDb, Task<T>> ask)
    {
        using var heard = new HeardQueries();
        await heard.UntilHeardAsync(() => desk.WithAsync(ask));
        await desk.WithAsync(ask);
        return await desk.WithAsync((AkashiDb db) => QueryPlans.OfAsync(db, [.. heard.All]));
    }
}
