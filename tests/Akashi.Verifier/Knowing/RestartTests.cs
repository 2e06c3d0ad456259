using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Knowing;

/// <summary>V3, V4: what the Verifier kept, and what happens to it when the disk or the clock fails.</summary>
public sealed class RestartTests(RunningSandbox sandbox)
{
    private const string NoState = "unknown status-unavailable";

    [Fact]
    public async Task V3_a_Verifier_that_is_started_while_the_Service_is_down_answers_from_what_it_kept()
    {
        await using var world = await World.StartAsync(sandbox);
        await RestartAloneAsync(world);
        Assert.Equal("valid", await world.VerdictAsync());
    }

    [Fact]
    public async Task V4_an_old_list_that_is_played_again_is_noticed_after_a_restart()
    {
        await using var world = await World.StartAsync(sandbox, w => w.Publish(w.List(World.Now, StatusValue.Revoked)));
        await world.EndAsync();
        world.Publish(world.List(World.Now.AddHours(-1)));
        await world.BeginAsync();
        await world.Publication.WasReadAsync("/status/1");
        Assert.Equal("invalid revoked", await world.VerdictAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(-1)]
    public async Task V3_a_half_written_list_on_the_disk_says_nothing(int length)
    {
        await using var world = await World.StartAsync(sandbox);
        await world.EndAsync();
        await TruncateAsync(Assert.Single(Directory.GetFiles(world.Kept, "list-*")), length);
        world.Publication.Answers.Clear();
        await world.BeginAsync();
        Assert.Equal(NoState, await world.VerdictAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(-1)]
    public async Task V5_half_written_certificates_on_the_disk_make_nothing_foreign_and_the_CA_is_asked_again(int length)
    {
        await using var world = await World.StartAsync(sandbox);
        await world.EndAsync();
        await TruncateAsync(Path.Combine(world.Kept, "certificates"), length);
        world.Publication.Answers.Clear();
        await world.BeginAsync();
        Assert.DoesNotContain("invalid", await world.VerdictAsync(), StringComparison.Ordinal);
        await Wait.UntilAsync(async () => await world.VerdictAsync() == "valid");
    }

    [Fact]
    public async Task V5_a_revocation_cannot_be_rubbed_out_of_what_was_kept()
    {
        await using var world = await World.StartAsync(sandbox, w => sandbox.RevokeAsync(w.CredentialKey.Certificate).GetAwaiter().GetResult());
        await world.EndAsync();
        var file = Path.Combine(world.Kept, "certificates");
        await File.WriteAllTextAsync(
            file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("revoked", "known", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        world.Publication.Answers.Clear();
        await world.BeginAsync();
        Assert.NotEqual("valid", await world.VerdictAsync());
    }

    /// <summary>A folder that cannot be created makes every write fail, like a full disk.</summary>
    [Fact]
    public async Task V3_a_disk_that_takes_nothing_stops_no_verification()
    {
        await using var world = await World.StartAsync(sandbox, w => File.WriteAllText(w.Kept, "no folder"));
        await Wait.UntilAsync(async () => await world.VerdictAsync() == "valid");
        world.Publish(world.List(World.Now.AddSeconds(1), StatusValue.Revoked));
        await Wait.UntilAsync(async () => await world.VerdictAsync() == "invalid revoked");
        Assert.False(world.HasEnded);
    }

    /// <summary>The kernel's own full disk: /dev/full accepts no byte.</summary>
    [Fact]
    public async Task V3_a_full_disk_stops_no_verification_and_what_was_kept_before_stays_whole()
    {
        await using var world = await World.StartAsync(sandbox);
        var kept = Assert.Single(Directory.GetFiles(world.Kept, "list-*.cwt"));
        var before = await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken);
        var asOf = (await world.AskAsync(world.Code())).GetProperty("asOf").GetDateTimeOffset();
        // While it is down; otherwise it may be writing this very file.
        await world.EndAsync();
        File.CreateSymbolicLink(kept + ".new", "/dev/full");
        await world.BeginAsync();
        world.Publish(world.List(World.Now.AddSeconds(2), StatusValue.Revoked));
        await Wait.UntilAsync(async () => await world.VerdictAsync() == "invalid revoked");
        Assert.Equal(before, await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken));
        await RestartAloneAsync(world);
        var answer = await world.AskAsync(world.Code());
        Assert.Equal(("valid", asOf), (answer.GetProperty("result").GetString(), answer.GetProperty("asOf").GetDateTimeOffset()));
    }

    private static async Task RestartAloneAsync(World world)
    {
        await world.EndAsync();
        world.Publication.Answers.Clear();
        await world.BeginAsync();
    }

    private static async Task TruncateAsync(string file, int length)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, bytes[..(length < 0 ? bytes.Length + length : length)]);
    }
}
