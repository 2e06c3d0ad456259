using Microsoft.Data.Sqlite;

namespace Akashi.Cli.Tests.Audit;

/// <summary>Threat P9 and row 6.10: changes to the database are found.</summary>
public class VerifyAuditTests
{
    [Fact]
    public async Task A_whole_trail_is_confirmed_with_its_entries_and_head()
    {
        using var folder = new Folder();
        await Trail.WriteAsync(folder.Path, "one", "two", "three");
        var run = await Run.OfAsync("audit", "verify", "--data", folder.Path);
        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.Matches("^3 entries, each fits, and the registers say what they recorded. Head: 3:[0-9a-f]{64}\n$", run.Output);
    }

    [Fact]
    public async Task A_trail_without_entries_has_a_head_of_zeros()
    {
        using var folder = new Folder();
        await Trail.WriteAsync(folder.Path);
        var run = await Run.OfAsync("audit", "verify", "--data", folder.Path);
        Assert.Equal((0, $"0 entries, each fits, and the registers say what they recorded. Head: 0:{new string('0', 64)}\n"), (run.Code, run.Output));
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET Text = replace(Text, 'two', 'owt') WHERE Number = 2", 2)]
    [InlineData("UPDATE audit_entries SET At = '2020-01-01T00:00:00.0000000Z' WHERE Number = 3", 3)]
    [InlineData("DELETE FROM audit_entries WHERE Number = 2", 3)]
    [InlineData("DELETE FROM audit_entries WHERE Number = 1", 2)]
    [InlineData(
        "UPDATE audit_entries SET Number = 9 WHERE Number = 1; UPDATE audit_entries SET Number = 1 WHERE Number = 2; "
        + "UPDATE audit_entries SET Number = 2 WHERE Number = 9",
        1)]
    [InlineData("INSERT INTO audit_entries SELECT 4, At, Text, Digest, Digest FROM audit_entries WHERE Number = 3", 4)]
    public async Task A_changed_removed_moved_or_added_entry_is_found(string attack, long first)
    {
        using var folder = new Folder();
        await Trail.WriteAsync(folder.Path, "one", "two", "three");
        await Trail.AttackAsync(folder.Path, attack);
        var run = await Run.OfAsync("audit", "verify", "--data", folder.Path);
        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.StartsWith($"akashi: the audit trail is broken at entry {first}\n", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET Text = '' WHERE Number = 1")]
    [InlineData("DELETE FROM audit_entries WHERE Number = 1")]
    public async Task The_database_itself_refuses_to_change_the_trail(string sql)
    {
        using var folder = new Folder();
        await Trail.WriteAsync(folder.Path, "one");
        var refused = await Assert.ThrowsAsync<SqliteException>(() => Trail.ExecuteAsync(folder.Path, sql));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_off_end_shows_in_the_head()
    {
        using var folder = new Folder();
        await Trail.WriteAsync(folder.Path, "one", "two");
        var before = await Run.OfAsync("audit", "verify", "--data", folder.Path);
        await Trail.AttackAsync(folder.Path, "DELETE FROM audit_entries WHERE Number = 2");
        var after = await Run.OfAsync("audit", "verify", "--data", folder.Path);
        Assert.NotEqual(before.Output.Split("Head: ")[1], after.Output.Split("Head: ")[1]);
    }

    /// <summary>P9: with a head kept elsewhere, the chain can be neither cut nor rebuilt unnoticed.</summary>
    [Fact]
    public async Task P9_a_kept_head_tells_that_the_end_was_cut_off_or_the_whole_written_anew()
    {
        using var folder = new Folder();
        await Trail.WriteAsync(folder.Path, "one", "two");
        var head = (await Run.OfAsync("audit", "verify", "--data", folder.Path)).Output.Split("Head: ")[1].Trim();
        await Trail.WriteAsync(folder.Path, "three");
        var grown = await Run.OfAsync("audit", "verify", "--data", folder.Path, "--head", head);
        Assert.Equal(0, grown.Code);
        Assert.Contains("entry 2 is the one that was kept", grown.Output, StringComparison.Ordinal);

        await Trail.AttackAsync(folder.Path, "DELETE FROM audit_entries WHERE Number >= 2");
        var cut = await Run.OfAsync("audit", "verify", "--head", head, "--data", folder.Path);
        Assert.Equal((1, ""), (cut.Code, cut.Output));
        Assert.Contains("ends before entry 2, which was kept", cut.Errors, StringComparison.Ordinal);

        await Trail.WriteAsync(folder.Path, "another two");
        var anew = await Run.OfAsync("audit", "verify", "--data", folder.Path, "--head", head);
        Assert.Equal((1, ""), (anew.Code, anew.Output));
        Assert.Contains("entry 2 differs from the one that was kept", anew.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await Run.OfAsync("audit", "verify", "--data", folder.Path)).Code);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("2:abc")]
    [InlineData("x:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("-1:0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_malformed_head_is_wrong_usage(string head)
    {
        using var folder = new Folder();
        await Trail.WriteAsync(folder.Path, "one");
        var run = await Run.OfAsync("audit", "verify", "--data", folder.Path, "--head", head);
        Assert.Equal((64, ""), (run.Code, run.Output));
        Assert.Contains("is not a head", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_database_cannot_be_checked()
    {
        using var folder = new Folder();
        var run = await Run.OfAsync("audit", "verify", "--data", folder.Path);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains($"there is no database in \"{folder.Path}\"", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_a_database_cannot_be_checked()
    {
        using var folder = new Folder();
        folder.Write("akashi.db", new string('x', 5000));
        var run = await Run.OfAsync("audit", "verify", "--data", folder.Path);
        Assert.Equal(2, run.Code);
    }

    [Fact]
    public async Task The_database_is_opened_read_only_and_stays_as_it_is()
    {
        using var folder = new Folder();
        await Trail.WriteAsync(folder.Path, "one");
        var file = Path.Combine(folder.Path, "akashi.db");
        var before = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await Run.OfAsync("audit", "verify", "--data", folder.Path);
        Assert.Equal(before, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    // O7: a wrong connection string, or a server that does not answer.
    [Theory]
    [InlineData("Host=db;Database=akashi;Pasword=geheim", 64)]
    [InlineData("Host=127.0.0.1;Port=1;Database=akashi;Username=akashi;Password=geheim", 2)]
    public async Task A_database_that_cannot_be_read_is_told_without_its_password(string connection, int code)
    {
        var run = await Run.OfAsync("audit", "verify", "--database", connection);
        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.DoesNotContain("geheim", run.Errors, StringComparison.Ordinal);
    }
}
