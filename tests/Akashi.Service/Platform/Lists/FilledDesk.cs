using Akashi.Service.Platform.Storage;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Platform.Lists;

/// <summary>A body with 100,000 entries in its register and as many applications, which are only read.</summary>
public sealed class FilledDesk : IAsyncLifetime
{
    private const int Many = 100_000;

    internal Desk Desk { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Desk = await Desk.OpenAsync();
        await FillRegisterAsync(Desk);
        await FillQueueAsync(Desk);
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

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
