using Akashi.Credentials.Decisions;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Cli.Tests.Verify;

/// <summary>V10: a folder that was filled while all clocks were ahead hides nothing later, and what was revoked then stays revoked.</summary>
public sealed class OfflineClockTests : IAsyncLifetime
{
    private const string Valid = "valid\t";
    private const string Revoked = "invalid\tsigning-certificate-revoked\t";
    private static readonly TimeSpan Days = TimeSpan.FromDays(3);
    private readonly RunningSandbox sandbox = new();
    private readonly Folder folder = new();
    private World world = null!;

    private string Trust => Path.Combine(folder.Path, "trust");

    public async ValueTask InitializeAsync()
    {
        await sandbox.InitializeAsync();
        world = await World.StartAsync(sandbox);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await sandbox.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(72)]
    public async Task V10_a_folder_of_the_future_says_nothing_and_is_well_when_it_is_fetched_again(int hours)
    {
        var by = TimeSpan.FromHours(hours);
        await FetchAheadAsync(by, world.Trust(issuedAt: World.Now + by));
        Assert.True(Says(await CheckAsync(by), Valid));
        var back = await CheckAsync(TimeSpan.Zero);
        Assert.Equal((true, true), (Says(back, "unknown\tclock\t"), back.Errors.Contains("clock of this machine is behind", StringComparison.Ordinal)));
        Assert.StartsWith("unknown\t", (await CheckAsync(TimeSpan.Zero, IssuingKey.Foreign())).Output, StringComparison.Ordinal);
        Assert.Equal("", (await FetchBackAsync(world.Trust())).Errors);
        Assert.True(Says(await CheckAsync(TimeSpan.Zero), Valid));
    }

    [Fact]
    public async Task V10_what_a_trust_list_of_the_future_calls_revoked_stays_so_when_an_older_one_is_played()
    {
        var older = world.Trust();
        await FetchAheadAsync(Days, world.Trust(CertificateState.Revoked, issuedAt: World.Now + Days));
        Assert.True(Says(await CheckAsync(TimeSpan.Zero), Revoked));
        Assert.Equal("", (await FetchBackAsync(older)).Errors);
        Assert.True(Says(await CheckAsync(TimeSpan.Zero), Revoked));
    }

    /// <summary>The same for what the CA says, when it is silent later.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(72)]
    public async Task V10_what_the_CA_calls_revoked_stays_so_when_it_is_silent_and_an_older_list_is_played(int hours)
    {
        var (by, older) = (TimeSpan.FromHours(hours), world.Trust());
        await sandbox.RevokeAsync(world.CredentialKey.Certificate);
        await FetchAheadAsync(by, world.Trust(issuedAt: World.Now + by));
        Assert.True(Says(await CheckAsync(by), Revoked));
        await sandbox.AnswerAsync(false);
        await FetchBackAsync(older);
        Assert.True(Says(await CheckAsync(TimeSpan.Zero), Revoked));
    }

    [Fact]
    public async Task V10_a_status_list_from_the_future_takes_the_place_of_none()
    {
        await FetchBackAsync(world.Trust());
        world.Publish(world.List(World.Now + Days));
        Assert.Contains("is from the future", (await FetchAsync(TimeSpan.Zero, world.Trust())).Errors, StringComparison.Ordinal);
        Assert.True(Says(await CheckAsync(TimeSpan.Zero), Valid));
    }

    private static bool Says(Run run, string line) => run.Output.StartsWith(line, StringComparison.Ordinal);

    private async Task FetchAheadAsync(TimeSpan by, byte[] trust)
    {
        await sandbox.MoveClockAsync(by);
        world.Publish(world.List(World.Now + by));
        await FetchAsync(by, trust);
    }

    private async Task<Run> FetchBackAsync(byte[] trust)
    {
        await sandbox.MoveClockAsync(TimeSpan.Zero);
        world.Publish(world.List(World.Now));
        return await FetchAsync(TimeSpan.Zero, trust);
    }

    private async Task<Run> FetchAsync(TimeSpan by, byte[] trust)
    {
        world.PublishTrust(trust);
        var fetched = await Run.AheadAsync(
            by, "trust", "fetch", Trust, "--service", world.Publication.Origin, "--verifier", world.Origin, "--root", sandbox.RootFile);
        Assert.True(fetched.Code == 0, fetched.Errors);
        return fetched;
    }

    private Task<Run> CheckAsync(TimeSpan by, IssuingKey? signer = null) =>
        Run.AheadAsync(by, "verify", "--code", world.Code(signer: signer), "--offline", Trust);
}
