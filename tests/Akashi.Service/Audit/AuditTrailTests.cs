using System.Data.Common;
using Akashi.Service.Audit;
using Akashi.Service.Decisions.Office.Decide;
using Akashi.Service.Registers;
using Akashi.Service.Registers.Office.ChangeStatus;
using Akashi.Service.Tests.Given;
using Akashi.Service.Tests.Registers;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Tests.Audit;

/// <summary>Threat P9, row 6.10.</summary>
public class AuditTrailTests
{
    private static readonly Guid Holder = new("01990000-0000-7000-8000-000000000001");

    [Fact]
    public async Task An_untouched_trail_is_correct_and_its_head_is_its_last_digest()
    {
        await using var desk = await FilledAsync();
        var entries = await desk.RowsAsync<AuditEntry>();
        Assert.Equal(new AuditVerdict(entries.Count, entries.MaxBy(e => e.Number)!.Digest, null), await VerifyAsync(desk));
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET \"Text\" = replace(\"Text\", 'suspended', 'lifted') WHERE \"Number\" = 2")]
    [InlineData("DELETE FROM audit_entries WHERE \"Number\" = 3")]
    [InlineData("INSERT INTO audit_entries SELECT * FROM audit_entries WHERE \"Number\" = 1 ON CONFLICT (\"Number\") DO UPDATE SET \"Text\" = 'x'")]
    [InlineData("UPDATE registration_versions SET \"Status\" = 'Active'")]
    [InlineData("DELETE FROM registration_versions")]
    [InlineData("UPDATE application_steps SET \"State\" = 'Completed'")]
    [InlineData("DELETE FROM application_steps")]
    public async Task The_database_itself_refuses_to_change_or_remove_what_was_written(string sql)
    {
        await using var desk = await FilledAsync();
        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => desk.SqlAsync(sql));
        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
    }

    [Trait(TestDatabase.Trait, TestDatabase.Any)]
    [Theory]
    [InlineData("a changed entry", "UPDATE audit_entries SET \"Text\" = replace(\"Text\", 'imported', 'entered') WHERE \"Number\" = 1", 1)]
    [InlineData("a changed time", "UPDATE audit_entries SET \"At\" = (SELECT \"At\" FROM audit_entries WHERE \"Number\" = 11) WHERE \"Number\" = 2", 2)]
    [InlineData("a removed entry", "DELETE FROM audit_entries WHERE \"Number\" = 3", 4)]
    [InlineData("a removed first entry", "DELETE FROM audit_entries WHERE \"Number\" = 1", 2)]
    [InlineData(
        "an inserted entry",
        """
        INSERT INTO audit_entries ("Number", "At", "Text", "Previous", "Digest")
        SELECT "Number" + 1000, "At", "Text", "Previous", "Digest" FROM audit_entries WHERE "Number" = 2
        """,
        1002)]
    [InlineData(
        "two swapped entries",
        """
        UPDATE audit_entries SET "Number" = CASE "Number" WHEN 2 THEN -3 ELSE -2 END WHERE "Number" IN (2, 3);
        UPDATE audit_entries SET "Number" = -"Number" WHERE "Number" < 0
        """,
        2)]
    public async Task A_change_past_the_triggers_is_found_by_the_chain(string what, string sql, long at)
    {
        await using var desk = await FilledAsync();
        desk.Clock.Advance(TimeSpan.FromHours(1));
        await desk.EntryAsync("D-0999999");
        await desk.UnprotectAsync("audit_entries");
        await desk.SqlAsync(sql);
        Assert.Equal((what, new AuditFault(AuditFaultKind.Broken, at)), (what, (await VerifyAsync(desk)).Fault));
    }

    /// <summary>P9: the chain is intact, but the registers say something else.</summary>
    [Trait(TestDatabase.Trait, TestDatabase.Any)]
    [Theory]
    [InlineData(
        "a changed name",
        "registration_versions",
        "UPDATE registration_versions SET \"Name\" = '山田　華子' WHERE \"Number\" = 2",
        AuditFaultKind.Changed)]
    [InlineData(
        "a changed birth date",
        "registration_versions",
        "UPDATE registration_versions SET \"BirthOn\" = '1992-05-15' WHERE \"Number\" = 1",
        AuditFaultKind.Changed)]
    [InlineData("a changed reason", "registration_versions", "UPDATE registration_versions SET \"Why\" = NULL WHERE \"Number\" = 3", AuditFaultKind.Changed)]
    [InlineData("another actor", "registration_versions", "UPDATE registration_versions SET \"By\" = 'nobody' WHERE \"Number\" = 3", AuditFaultKind.Changed)]
    [InlineData(
        "a status that was reset",
        "registration_versions",
        "UPDATE registration_versions SET \"Status\" = 'Active'; UPDATE registrations SET \"Status\" = 'Active'",
        AuditFaultKind.Changed)]
    [InlineData("an entry that says another status than its version", "", "UPDATE registrations SET \"Status\" = 'Active'", AuditFaultKind.Changed)]
    [InlineData("an entry that goes by an older version", "", "UPDATE registrations SET \"Version\" = 2", AuditFaultKind.Changed)]
    [InlineData("another number", "", "UPDATE registrations SET \"Number\" = 'D-0123457'", AuditFaultKind.Changed)]
    [InlineData("another holder", "", "UPDATE registrations SET \"AccountId\" = NULL", AuditFaultKind.Changed)]
    [InlineData("a removed version", "registration_versions", "DELETE FROM registration_versions WHERE \"Number\" = 2", AuditFaultKind.Gone)]
    [InlineData(
        "an added version",
        "",
        """
        INSERT INTO registration_versions
        SELECT "RegistrationId", 4, "From", "Status", "Name", "Kana", "FormerName", "BirthOn", "Sex", "Address", "Domicile", "RegisteredOn", "Act", "By", "Why"
        FROM registration_versions WHERE "Number" = 1
        """,
        AuditFaultKind.Unrecorded)]
    public async Task P9_a_change_in_the_registers_outside_any_act_is_found(string what, string unprotected, string sql, AuditFaultKind kind)
    {
        await using var desk = await FilledAsync();
        Assert.Null((await VerifyAsync(desk)).Fault);
        if (unprotected.Length > 0) await desk.UnprotectAsync(unprotected);
        await desk.SqlAsync(sql);
        var verdict = await VerifyAsync(desk);
        Assert.Equal((what, kind), (what, verdict.Fault?.Kind));
        if (kind != AuditFaultKind.Unrecorded) Assert.StartsWith("registration:", verdict.Fault!.Subject, StringComparison.Ordinal);
    }

    [Trait(TestDatabase.Trait, TestDatabase.Any)]
    [Fact]
    public async Task P9_entries_beyond_the_first_batch_are_compared_too()
    {
        await using var desk = await FilledAsync();
        for (var i = 0; i < 600; i++) await desk.EntryAsync($"D-{1000000 + i}");
        Assert.Null((await VerifyAsync(desk)).Fault);
        await desk.UnprotectAsync("registration_versions");
        await desk.SqlAsync("""
            UPDATE registration_versions SET "Domicile" = 'x'
            WHERE "RegistrationId" = (SELECT "Id" FROM registrations WHERE "Number" = 'D-1000599')
            """);
        Assert.Equal(AuditFaultKind.Changed, (await VerifyAsync(desk)).Fault?.Kind);
    }

    [Fact]
    public async Task A_trail_that_lost_its_end_has_another_head()
    {
        await using var desk = await FilledAsync();
        var before = await VerifyAsync(desk);
        await desk.UnprotectAsync("audit_entries");
        await desk.SqlAsync($"DELETE FROM audit_entries WHERE \"Number\" = {before.Entries}");
        Assert.NotEqual(before.Head, (await VerifyAsync(desk)).Head);
    }

    [Fact]
    public async Task An_act_that_fails_leaves_neither_its_change_nor_its_line()
    {
        await using var desk = await FilledAsync();
        var before = await VerifyAsync(desk);
        // The unique number makes the act fail at its very end.
        await Assert.ThrowsAsync<DbUpdateException>(() => desk.EntryAsync("D-0123456"));
        Assert.Equal(before, await VerifyAsync(desk));
        Assert.Single(await desk.RowsAsync<Registration>());
    }

    [Fact]
    public async Task Every_act_of_an_application_up_to_the_register_has_its_line()
    {
        await using var desk = await FilledAsync();
        string[] expected =
        [
            "registration.imported", "application.draft", "application.consented", "account.bound", "application.submitted", "application.underreview",
            "application.accepted", "application.completed", "registration.linked", "registration.suspended",
        ];
        Assert.Equal(expected, (await desk.RowsAsync<AuditEntry>()).OrderBy(e => e.Number).Select(ActOf));
    }

    [Fact]
    public async Task No_line_holds_a_personal_fact_even_if_the_reason_names_the_person()
    {
        await using var desk = await FilledAsync();
        var trail = string.Concat((await desk.RowsAsync<AuditEntry>()).Select(e => e.Text));
        string[] facts = ["山田", "花子", "ヤマダ", "紀尾井町", "1990-05-15", "平成2年", "0312345678", "D-0123456", "登録証.pdf"];
        Assert.All(facts, fact => Assert.DoesNotContain(fact, trail, StringComparison.Ordinal));
    }

    private static string ActOf(AuditEntry entry) => System.Text.Json.Nodes.JsonNode.Parse(entry.Text)!["act"]!.GetValue<string>();

    private static Task<AuditVerdict> VerifyAsync(Desk desk) => desk.WithAsync((AuditFace audit) => audit.VerifyAsync(null, CancellationToken.None));

    // An entry, an application for it that is accepted, and a suspension.
    private static async Task<Desk> FilledAsync()
    {
        var desk = await Desk.OpenAsync();
        var entry = await desk.EntryAsync("D-0123456");
        var application = await desk.SubmittedAsync(Holder);
        Assert.Equal(DecideOutcome.Decided, await desk.AcceptAsync(application));
        var outcome = await desk.WithAsync((ChangeStatusHandler change) =>
            change.HandleAsync(entry, desk.Qualifications, StatusCommand.Suspend, desk.Clerk.Actor, "山田　花子さんからの申出", CancellationToken.None));
        Assert.IsType<StatusOutcome.Changed>(outcome);
        return desk;
    }
}
