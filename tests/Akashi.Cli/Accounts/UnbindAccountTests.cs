using Akashi.Cli.Tests.Audit;
using Akashi.Service.Accounts;
using Akashi.Service.Platform.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Cli.Tests.Accounts;

/// <summary>Threat O9: the operator undoes a wrong binding, and the trail records it.</summary>
public sealed class UnbindAccountTests
{
    private const string Bound =
        "INSERT INTO accounts (Id, OpenedAt, BirthOn, Sex, Revision) "
        + "VALUES ('01990000-0000-7000-8000-000000000001', '2026-11-24T01:00:00.0000000Z', '1990-05-15', 'Female', 1)";

    private static readonly Guid Person = new("01990000-0000-7000-8000-000000000001");

    [Fact]
    public async Task A_binding_is_taken_back_and_the_trail_says_which_account_only()
    {
        using var folder = new Folder();
        await BoundAsync(folder.Path);
        var run = await Run.OfAsync("account", "unbind", Person.ToString(), "--data", folder.Path);
        Assert.Equal((0, ""), (run.Code, run.Errors));
        await using var db = StorageSetup.OpenReadOnly(StorageEngine.InFolder(folder.Path))!;
        var account = await db.Set<Account>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((null, null), (account.BirthOn, account.Sex));
        var line = await db.Set<Service.Audit.AuditEntry>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal($$"""{"act":"account.unbound","by":"operator","details":{},"subject":"account:{{Person}}"}""", line.Text);
        Assert.Equal(0, (await Run.OfAsync("audit", "verify", "--data", folder.Path)).Code);
    }

    [Fact]
    public async Task An_unbound_account_stays_so_without_a_line()
    {
        using var folder = new Folder();
        await BoundAsync(folder.Path);
        await Run.OfAsync("account", "unbind", Person.ToString(), "--data", folder.Path);
        var again = await Run.OfAsync("account", "unbind", Person.ToString(), "--data", folder.Path);
        Assert.Equal((0, true), (again.Code, again.Output.Contains("Nothing was changed", StringComparison.Ordinal)));
        Assert.StartsWith("1 entries", (await Run.OfAsync("audit", "verify", "--data", folder.Path)).Output, StringComparison.Ordinal);
    }

    // The running Service is in the middle of the act that creates the account: without waiting, it would not be found.
    [Fact]
    public async Task It_waits_for_an_act_of_the_running_service()
    {
        using var folder = new Folder();
        await Trail.WriteAsync(folder.Path);
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.Path, "akashi.db"), Pooling = false };
        await using var connection = new SqliteConnection(file.ToString());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var act = connection.BeginTransaction(deferred: false);
        await using var insert = connection.CreateCommand();
        insert.CommandText = Bound;
        insert.Transaction = act;
        await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        // On a separate thread, because SQLite blocks the thread that waits.
        var run = Task.Run(() => Run.OfAsync("account", "unbind", Person.ToString(), "--data", folder.Path), TestContext.Current.CancellationToken);
        await act.CommitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), ((await run).Code, (await run).Errors));
    }

    [Theory]
    [InlineData("0199000x", 64, "is not an account's id")]
    [InlineData("01990000-0000-7000-8000-00000000000f", 2, "there is no account")]
    public async Task A_missing_account_is_reported(string account, int code, string words)
    {
        using var folder = new Folder();
        await BoundAsync(folder.Path);
        var run = await Run.OfAsync("account", "unbind", account, "--data", folder.Path);
        Assert.Equal((code, "", true), (run.Code, run.Output, run.Errors.Contains(words, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_database_is_made_where_there_is_none()
    {
        using var folder = new Folder();
        var run = await Run.OfAsync("account", "unbind", Person.ToString(), "--data", folder.Path);
        Assert.Equal((2, true), (run.Code, run.Errors.Contains("there is no database", StringComparison.Ordinal)));
        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public async Task Database_of_an_earlier_version_is_left_to_the_service()
    {
        using var folder = new Folder();
        await BoundAsync(folder.Path);
        await Trail.ExecuteAsync(folder.Path, "DELETE FROM __EFMigrationsHistory");
        var run = await Run.OfAsync("account", "unbind", Person.ToString(), "--data", folder.Path);
        Assert.Equal((2, true), (run.Code, run.Errors.Contains("of an earlier version", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Host=db;Database=akashi;Pasword=geheim", 64)]
    [InlineData("Host=127.0.0.1;Port=1;Database=akashi;Username=akashi;Password=geheim", 2)]
    public async Task A_database_that_cannot_be_reached_is_told_without_its_password(string connection, int code)
    {
        var run = await Run.OfAsync("account", "unbind", Person.ToString(), "--database", connection);
        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.DoesNotContain("geheim", run.Errors, StringComparison.Ordinal);
    }

    private static async Task BoundAsync(string folder)
    {
        await Trail.WriteAsync(folder);
        await Trail.ExecuteAsync(folder, Bound);
    }
}
