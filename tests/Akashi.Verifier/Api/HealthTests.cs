using System.Text.RegularExpressions;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Api;

/// <summary>V10: a Verifier that cannot verify anything as valid tells its operator so, and why.</summary>
public sealed partial class HealthTests(RunningSandbox sandbox)
{
    [Fact]
    public async Task A_Verifier_that_knows_all_is_ready()
    {
        await using var world = await World.StartAsync(sandbox);
        await Wait.UntilAsync(async () => await world.ReadinessAsync() == "200");
        Assert.Equal("ok", (await world.HealthAsync()).Body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_Verifier_that_could_never_fetch_is_live_but_not_ready()
    {
        await using var world = await World.StartAsync(sandbox, w => w.Publication.Answers.Clear(), wait: false);
        await Wait.UntilAsync(async () => await world.ReadinessAsync() == "503 nothing-fetched");
        Assert.Equal("ok\n", await World.TextAsync(await world.GetAsync("/health/live")));
        using var answer = await world.GetAsync("/health/ready");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Both_are_there_under_their_earlier_names_too()
    {
        await using var world = await World.StartAsync(sandbox);
        await Wait.UntilAsync(async () => await world.ReadinessAsync() == "200");
        async Task<string> SaysAsync(string path) => Age().Replace(await World.TextAsync(await world.GetAsync(path)), "");
        Assert.Equal(await SaysAsync("/health/ready"), await SaysAsync("/health"));
        Assert.Equal(await SaysAsync("/health/live"), await SaysAsync("/live"));
    }

    [Fact]
    public async Task With_a_wrong_root_it_is_not_ready_and_calls_nobody_a_stranger()
    {
        await using var world = await World.StartAsync(sandbox, w => w.PublishKeys(IssuingKey.Foreign()));
        await Wait.UntilAsync(async () => await world.ReadinessAsync() == "503 no-key");
        Assert.Equal("unknown signing-certificate-unknown", await world.VerdictAsync());
    }

    [Fact]
    public async Task Where_the_only_key_is_revoked_it_is_not_ready()
    {
        await using var world = await World.StartAsync(sandbox, w => sandbox.RevokeAsync(w.CredentialKey.Certificate).GetAwaiter().GetResult());
        await Wait.UntilAsync(async () => await world.ReadinessAsync() == "503 signing-certificate-revoked");
    }

    [Fact]
    public async Task Without_a_list_that_counts_it_is_not_ready()
    {
        await using var world = await World.StartAsync(sandbox, w => w.Publish(w.List(World.Now.AddHours(-25))));
        await Wait.UntilAsync(async () => await world.ReadinessAsync() == "503 status-unavailable");
        world.Publish(world.List(World.Now, StatusValue.Revoked));
        await Wait.UntilAsync(async () => await world.ReadinessAsync() == "200");
    }

    [Fact]
    public async Task Where_nothing_was_issued_yet_no_list_is_missed()
    {
        await using var world = await World.StartAsync(sandbox, w => w.PublishLists());
        await Wait.UntilAsync(async () => await world.ReadinessAsync() == "200");
    }

    [GeneratedRegex("\"(?:knownAsOf|ageSeconds)\":[^,]+,")]
    private static partial Regex Age();
}
