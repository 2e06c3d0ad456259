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
public sealed class ListPlansTests
{
    private const int Many = 100_000;

    [Theory]
    [InlineData("D-00", "NumberSearchForm", false)]
    [InlineData("さとう", "NameSearchForm", true)]
    [InlineData("さとう", "KanaSearchForm", true)]
    [InlineData("", "NumberSearchForm", true)]
    public async Task A_search_reads_a_range_of_the_index_of_what_is_looked_for(string words, string column, bool later)
    {
        await using var desk = await Desk.OpenAsync();
        await FillRegisterAsync(desk);
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
        await using var desk = await Desk.OpenAsync();
        await FillQueueAsync(desk);
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
        await using var desk = await Desk.OpenAsync();
        await FillRegisterAsync(desk);
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

    // Names of 40 surnames, numbers that are scattered; of one qualification of the body, as registers are.
    private static Task FillRegisterAsync(Desk desk) => FillAsync(desk, "registrations", Many,
        """
        INSERT INTO registrations ("Id", "QualificationId", "Number", "NumberSearchForm", "NameSearchForm", "KanaSearchForm", "BornOn", "Status", "Version")
        SELECT {id}, 'certified-care-worker', 'D-' || {number}, 'D-' || {number}, CASE i % 40 WHEN 0 THEN 'さとう' WHEN 1 THEN '佐藤' ELSE '山田' || i % 40 END || i,
          CASE WHEN i % 40 < 2 THEN 'さとう' ELSE 'やまだ' END || i, {born}, 'Active', 1 FROM {rows}
        """);

    private static Task FillQueueAsync(Desk desk) => FillAsync(desk, "applications", Many,
        """
        INSERT INTO applications ("Id", "AccountId", "QualificationId", "ProcedureId", "ProcedureName", "ProcedureVersion", "State", "StartedAt", "ChangedAt",
          "SubmittedAt", "Answers", "DaysWithHolder", "Reminders", "EndingDays", "Revision",
          "Submission_ReceiptNumber", "Submission_Round", "Submission_Document", "Submission_Signature", "Submission_Check")
        SELECT {id}, {id}, 'certified-care-worker', 'initial-registration', 'certified-care-worker/initial-registration', '1',
          CASE i % 50 WHEN 0 THEN 'Submitted' WHEN 1 THEN 'Rejected' ELSE 'Completed' END,
          {at}, {at}, {at}, '{}', 0, 0, 0, 1, '' || i, 1, {bytes}, {bytes}, '{}' FROM {rows}
        """);

    private static async Task FillAsync(Desk desk, string table, int count, string sql)
    {
        Dictionary<string, string> words = TestDatabase.IsPostgres
            ? new()
            {
                ["{id}"] = "('01970000-0000-7000-8003-' || lpad(to_hex(i), 12, '0'))::uuid",
                ["{number}"] = "lpad((i * 7919 % 100003)::text, 7, '0')",
                ["{born}"] = "date '1950-01-01' + i % 18262",
                ["{at}"] = "timestamptz '2026-01-01 00:00Z' + i * interval '10 seconds'",
                ["{bytes}"] = "'\\x01'::bytea",
                ["{rows}"] = $"generate_series(1, {count}) AS i",
            }
            : new()
            {
                ["{id}"] = "printf('01970000-0000-7000-8003-%012X', i)",
                ["{number}"] = "printf('%07d', i * 7919 % 100003)",
                ["{born}"] = "date('1950-01-01', '+' || (i % 18262) || ' days')",
                ["{at}"] = "strftime('%Y-%m-%dT%H:%M:%S.0000000Z', 1767225600 + i * 10, 'unixepoch')",
                ["{bytes}"] = "x'01'",
                ["{rows}"] = $"(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) SELECT i FROM n)",
            };
        var filled = words.Aggregate(sql, (text, word) => text.Replace(word.Key, word.Value, StringComparison.Ordinal));
        await desk.WithAsync(async (AkashiDb db) =>
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Statements written here.
            command.CommandText = filled;
            await command.ExecuteNonQueryAsync();
            command.CommandText = "ANALYZE " + table;
#pragma warning restore CA2100
            return await command.ExecuteNonQueryAsync();
        });
    }
}
