using System.Text.Json;
using Akashi.Credentials.Decisions;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Knowing;

/// <summary>
/// V10: every clock was wrong for a while. What was learned then hides nothing once the clocks are right again, and what was revoked then stays
/// revoked.
/// </summary>
public sealed class ClockJumpTests : IAsyncLifetime
{
    private const string Revoked = "invalid signing-certificate-revoked";
    private const string Valid = "valid";
    private readonly RunningSandbox sandbox = new();
    private World world = null!;

    public async ValueTask InitializeAsync()
    {
        await sandbox.InitializeAsync();
        world = await World.StartAsync(sandbox, w => w.PublishTrust(w.Trust()), movable: true);
        await Wait.UntilAsync(async () => await world.VerdictAsync() == Valid);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await sandbox.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(72)]
    [InlineData(-72)]
    [InlineData(365 * 24)]
    [InlineData(-365 * 24)]
    public async Task V10_a_clock_that_jumped_and_was_set_back_leaves_nothing_wrong_while_all_run(int hours)
    {
        await LivesAsync(hours);
        await BackAsync();
        await Wait.UntilAsync(async () => await world.VerdictAsync() == Valid);
        await Wait.UntilAsync(async () => await world.ReadinessAsync() == "200");
        await Wait.UntilAsync(async () =>
            (await world.HealthAsync()).Body.GetProperty("ageSeconds") is { ValueKind: JsonValueKind.Number } age && age.GetDouble() is >= 0 and < 1800);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(72)]
    [InlineData(-72)]
    [InlineData(365 * 24)]
    [InlineData(-365 * 24)]
    public async Task V10_a_clock_that_jumped_and_was_set_back_while_the_Verifier_was_stopped_leaves_nothing_wrong(int hours)
    {
        await LivesAsync(hours);
        await world.EndAsync();
        await BackAsync();
        await world.BeginAsync();
        await Wait.UntilAsync(async () => await world.VerdictAsync() == Valid);
    }

    [Theory]
    [InlineData(72)]
    [InlineData(-72)]
    [InlineData(365 * 24)]
    [InlineData(-365 * 24)]
    public async Task V10_a_Verifier_that_is_started_with_a_wrong_clock_calls_nobody_a_stranger_and_heals(int hours)
    {
        await world.EndAsync();
        await sandbox.MoveClockAsync(TimeSpan.FromHours(hours));
        await world.BeginAsync();
        await world.Publication.WasReadAsync("/status");
        Assert.StartsWith("unknown", await world.VerdictAsync(LongLived()), StringComparison.Ordinal);
        await BackAsync();
        await Wait.UntilAsync(async () => await world.VerdictAsync() == Valid);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task V10_what_was_revoked_in_the_future_stays_revoked_when_the_CA_is_silent_and_an_older_trust_list_is_played(bool restarts)
    {
        var older = world.Trust();
        await sandbox.RevokeAsync(world.CredentialKey.Certificate);
        await LivesAsync(72, CertificateState.Revoked);
        await Wait.UntilAsync(async () => await world.VerdictAsync() == Revoked);
        await sandbox.AnswerAsync(false);
        if (restarts) await world.EndAsync();
        await sandbox.MoveClockAsync(TimeSpan.Zero);
        world.PublishTrust(older);
        world.Publish(world.List(World.Now));
        if (restarts) await world.BeginAsync();
        await NeverValidAsync("/trust/list");
        Assert.Equal(Revoked, await world.VerdictAsync());
    }

    /// <summary>The list is the only record of the revocation. The list is dropped, but the revocation stays.</summary>
    [Fact]
    public async Task V10_a_kept_trust_list_from_the_future_is_dropped_and_what_it_calls_revoked_stays()
    {
        await LivesAsync(72, CertificateState.Revoked);
        await Wait.UntilAsync(async () => await world.VerdictAsync() == Revoked);
        await world.EndAsync();
        var certificates = Path.Combine(world.Kept, "certificates");
        await File.WriteAllTextAsync(
            certificates, Rubbed(await File.ReadAllTextAsync(certificates, TestContext.Current.CancellationToken)),
            TestContext.Current.CancellationToken);
        await BackAsync();
        world.PublishTrust(world.Trust());
        await world.BeginAsync();
        await NeverValidAsync("/trust/list");
        Assert.Equal(Revoked, await world.VerdictAsync());
        await world.EndAsync();
        await world.BeginAsync();
        Assert.Equal(Revoked, await world.VerdictAsync());
    }

    /// <summary>With a clock outside every certificate's dates, there is no certificate left to attach the revocation to.</summary>
    [Fact]
    public async Task V10_a_start_with_a_clock_before_every_certificate_forgets_no_revocation()
    {
        await LivesAsync(0, CertificateState.Revoked);
        await Wait.UntilAsync(async () => await world.VerdictAsync() == Revoked);
        await world.EndAsync();
        await sandbox.MoveClockAsync(TimeSpan.FromDays(-365));
        world.PublishTrust(world.Trust());
        await world.BeginAsync();
        await world.Publication.WasReadAsync("/status");
        await sandbox.MoveClockAsync(TimeSpan.Zero);
        await NeverValidAsync("/status/1");
        await Wait.UntilAsync(async () => await world.VerdictAsync() == Revoked);
    }

    /// <summary>In the first answer after the clock was set back, before anything is fetched again.</summary>
    [Fact]
    public async Task V10_no_answer_is_as_of_the_future()
    {
        await LivesAsync(72);
        await world.EndAsync();
        world.Publication.Answers.Clear();
        await world.BeginAsync("--Refresh=00:01:00");
        await sandbox.MoveClockAsync(TimeSpan.Zero);
        await Wait.UntilAsync(async () =>
        {
            var answer = await world.AskAsync(LongLived());
            var isBack = answer.GetProperty("checkedAt").GetDateTimeOffset() < World.Now.AddHours(1);
            if (isBack) Assert.Equal("unknown", answer.GetProperty("result").GetString());
            return isBack;
        });
        Assert.Equal("503 clock", await world.ReadinessAsync());
    }

    [Fact]
    public async Task V10_lists_from_the_future_do_not_stay_on_the_disk()
    {
        await LivesAsync(72);
        world.Publication.Answers.Clear();
        await sandbox.MoveClockAsync(TimeSpan.Zero);
        await Wait.UntilAsync(() => Task.FromResult(Directory.GetFiles(world.Kept, "*.cwt").Length == 0));
    }

    // What a Service publishes whose clock jumped with the others', until the Verifier has read it.
    private async Task LivesAsync(int hours, CertificateState credential = CertificateState.Good)
    {
        var by = TimeSpan.FromHours(hours);
        world.Publish(world.List(World.Now + by));
        // Times are whole seconds, and a list from the same second as the previous one is not newer.
        world.PublishTrust(world.Trust(credential, issuedAt: World.Now + by + TimeSpan.FromSeconds(1)));
        await sandbox.MoveClockAsync(by);
        await world.Publication.WasReadAsync("/status/1");
        if (hours <= 0) return;
        // The trust list first: once it is accepted, the Verifier uses the moved clock, and its answer is about the new status list.
        await Wait.UntilAsync(() => Directory.GetFiles(world.Kept, "trust-list.cwt").Length == 1);
        await Wait.UntilAsync(async () => (await world.AskAsync(LongLived())) is var answer && answer.GetProperty("result").GetString() != "unknown");
    }

    private async Task BackAsync()
    {
        await sandbox.MoveClockAsync(TimeSpan.Zero);
        world.Publish(world.List(World.Now));
        world.PublishTrust(world.Trust());
    }

    private async Task NeverValidAsync(string path)
    {
        for (var i = 0; i < 3; i++)
        {
            await world.Publication.WasReadAsync(path);
            Assert.NotEqual(Valid, await world.VerdictAsync());
        }
    }

    // A code that is still valid in a year.
    private string LongLived() => world.Code(
        world.Claims(StatusValue.Valid) with { ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(World.Now.AddYears(2).ToUnixTimeSeconds()) });

    // With a matching digest, so that it reads as if no revocation had been received.
    private static string Rubbed(string kept)
    {
        var parts = kept.Split("\n\n");
        var states = string.Join('\n', parts[0].Split('\n').Where(l => !l.Contains("revoked", StringComparison.Ordinal)));
        var rubbed = states + "\n\n" + parts[1];
        var digest = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(rubbed));
        return $"{rubbed}\n\n{Convert.ToHexStringLower(digest)}";
    }
}
