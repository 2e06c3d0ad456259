using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Cli.Tests.Roster;

/// <summary>Row 4.5.1 on the command line: what changed since the last look (threats T1, T3 and T4).</summary>
public sealed class RosterTests(RunningSandbox sandbox) : IAsyncLifetime
{
    private const int Many = 10_000;

    // 10,000 bare checks take about a second of a core, and five of it are allowed (docs/roster.md).
    private const double MostByBareChecks = 5;
    private readonly Folder folder = new();
    private World world = null!;
    private string trust = "";
    private string roster = "";

    public async ValueTask InitializeAsync()
    {
        world = await World.StartAsync(sandbox);
        (trust, roster) = (Path.Combine(folder.Path, "trust"), Path.Combine(folder.Path, "ward.json"));
        await FetchAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task T3_a_change_is_told_once_and_what_is_as_it_was_is_not()
    {
        var (suspended, replaced) = (world.Code(world.Claims(StatusValue.Suspended)), world.Code(world.Claims(StatusValue.Replaced)));
        var list = folder.Write("staff.txt", $"{world.Code()}\n{suspended}\n{replaced}\n");
        Assert.Equal(0, (await AddAsync(list)).Code);
        Assert.Contains("0 added, 3 on the roster", (await AddAsync(list)).Errors, StringComparison.Ordinal);
        var first = await CheckAsync();
        Assert.Equal((1, 2), (first.Code, first.Output.Count(c => c == '\n')));
        Assert.Matches("^not-valid\tinvalid\tsuspended\t[^\t]*staff.txt:2\t看護師\t山田　花子\t第01234567号\t[0-9a-f]{12}\nreplaced\tinvalid\treplaced\t", first.Output);
        var second = await CheckAsync();
        Assert.Equal((0, ""), (second.Code, second.Output));
    }

    [Fact]
    public async Task A_credential_that_ends_soon_is_told_a_month_before()
    {
        var claims = world.Claims() with { ExpiresAt = World.Now.AddDays(40) };
        await AddAsync("--code", world.Code(claims));
        Assert.Equal(0, (await CheckAsync()).Code);
        // The lists count for a day, so the roster is checked anew by a credential with less time.
        await AddAsync("--code", world.Code(claims with { ExpiresAt = World.Now.AddDays(29) }));
        var run = await CheckAsync();
        Assert.Equal(1, run.Code);
        Assert.StartsWith("ending\tvalid\t-\t--code\t", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task T3_what_cannot_be_known_is_no_news_and_hides_none()
    {
        await AddAsync("--code", world.Code());
        Assert.Equal(0, (await CheckAsync()).Code);
        var later = await Run.AheadAsync(TimeSpan.FromDays(2), "roster", "check", roster, "--offline", trust);
        Assert.Equal((2, ""), (later.Code, later.Output));
        Assert.Equal("valid", (await ListedAsync()).Split('\t')[1]);
    }

    [Fact]
    public async Task T1_T3_a_command_gets_the_changes_on_its_input_and_is_asked_again_where_it_failed()
    {
        await AddAsync("--code", world.Code(world.Claims(StatusValue.Revoked)));
        var told = Path.Combine(folder.Path, "told");
        var failed = await CheckAsync("--notify", $"cat > '{told}'; exit 3");
        Assert.Equal((2, true), (failed.Code, failed.Errors.Contains("ended with 3", StringComparison.Ordinal)));
        var run = await CheckAsync("--notify", $"tr '\\0' ' ' < /proc/$$/cmdline > '{told}.arguments'; cat > '{told}'");
        Assert.Equal((1, run.Output), (run.Code, await File.ReadAllTextAsync(told, TestContext.Current.CancellationToken)));
        Assert.StartsWith("not-valid\tinvalid\trevoked\t", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("山田", await File.ReadAllTextAsync(told + ".arguments", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        File.Delete(told);
        Assert.Equal(0, (await CheckAsync("--notify", $"cat > '{told}'")).Code);
        Assert.False(File.Exists(told));
    }

    [Fact]
    public async Task T1_the_file_is_its_owners_alone_and_nobody_is_asked()
    {
        await AddAsync("--code", world.Code());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(roster));
        await world.Publication.StopAsync();
        await world.EndAsync();
        Assert.Equal(0, (await CheckAsync()).Code);
    }

    [Fact]
    public async Task Somebody_is_removed_by_id_and_everybody_at_once()
    {
        await AddAsync(folder.Write("staff.txt", $"{world.Code()}\n{world.Code()}\n"));
        var id = (await ListedAsync()).Split('\t')[0];
        Assert.Equal(2, (await Run.OfAsync("roster", "remove", roster, id[..7])).Code);
        Assert.Equal(0, (await Run.OfAsync("roster", "remove", roster, id)).Code);
        Assert.Equal(2, (await Run.OfAsync("roster", "remove", roster, id)).Code);
        Assert.Single((await ListedAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(0, (await Run.OfAsync("roster", "remove", roster, "--all")).Code);
        Assert.Empty(await ListedAsync());
    }

    [Fact]
    public async Task A_table_and_a_document_tell_everybody()
    {
        await AddAsync(folder.Write("=1+1.txt", $"{world.Code()}\n{world.Code(world.Claims(StatusValue.Revoked))}\n"));
        var csv = Path.Combine(folder.Path, "ward.csv");
        var run = await CheckAsync("--json", "--csv", csv);
        var json = JsonSerializer.Deserialize<JsonElement>(run.Output);
        Assert.Equal([null, "not-valid"], json.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("change").GetString()));
        Assert.Equal(1, json.GetProperty("summary").GetProperty("changed").GetInt32());
        var bytes = await File.ReadAllBytesAsync(csv, TestContext.Current.CancellationToken);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.StartsWith("前回からの変化,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("新しく無効になりました,", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("roster")]
    [InlineData("roster", "check", "ward.json")]
    [InlineData("roster", "add", "ward.json")]
    [InlineData("roster", "add", "ward.json", "a.pdf", "--code", "A")]
    [InlineData("roster", "remove", "ward.json")]
    [InlineData("roster", "remove", "ward.json", "0123456789", "--all")]
    [InlineData("roster", "export", "ward.json", "out")]
    [InlineData("roster", "check", "ward.json", "--offline", "trust", "--all")]
    [InlineData("roster", "drop", "ward.json")]
    public async Task A_wrong_command_line_shows_the_usage(params string[] args) => Assert.Equal(64, (await Run.OfAsync(args)).Code);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"people\":[null]}")]
    [InlineData("{\"people\":[{\"code\":\"\",\"source\":\"\"}]}")]
    [InlineData("{\"people\":[{\"code\":\"A\",\"source\":\"\",\"look\":{\"result\":\"unknown\"}}]}")]
    public async Task A_file_that_is_no_roster_is_told_and_stays(string text)
    {
        File.WriteAllText(roster, text);
        Assert.Equal(2, (await CheckAsync()).Code);
        Assert.Equal(2, (await AddAsync("--code", world.Code())).Code);
        Assert.Equal(text, File.ReadAllText(roster));
    }

    [Fact]
    public async Task T4_ten_thousand_people_cost_at_most_five_times_the_bare_checks_of_their_signatures()
    {
        var claims = world.Claims();
        var codes = Enumerable.Range(0, Many).Select(i => world.Code(claims with { CredentialId = new Guid(i, 0, 0, new byte[8]).ToByteArray() }));
        await AddAsync(folder.Write("staff.txt", string.Join('\n', codes)));
        var bare = BareChecks();
        var before = Environment.CpuUsage.TotalTime;
        var run = await CheckAsync();
        var took = Environment.CpuUsage.TotalTime - before;
        TestContext.Current.TestOutputHelper!.WriteLine($"{took.TotalSeconds:F1} s of processor time, {took / bare:F1} times the bare checks");
        Assert.Contains($"{Many} checked: 0 changed, 0 unknown", run.Errors, StringComparison.Ordinal);
        Assert.InRange(took / bare, 0, MostByBareChecks);
    }

    // Processor time of as many checks of one signature: what else the machine does slows down both alike.
    private static TimeSpan BareChecks()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var hash = RandomNumberGenerator.GetBytes(32);
        var signature = key.SignHash(hash);
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Many; i++) Assert.True(key.VerifyHash(hash, signature));
        return Environment.CpuUsage.TotalTime - before;
    }

    private Task<Run> FetchAsync() =>
        Run.OfAsync("trust", "fetch", trust, "--service", world.Publication.Origin, "--verifier", world.Origin, "--root", sandbox.RootFile);

    private Task<Run> AddAsync(params string[] what) => Run.OfAsync(["roster", "add", roster, .. what]);

    private Task<Run> CheckAsync(params string[] more) => Run.OfAsync(["roster", "check", roster, "--offline", trust, .. more]);

    private async Task<string> ListedAsync() => (await Run.OfAsync("roster", "list", roster)).Output;
}
