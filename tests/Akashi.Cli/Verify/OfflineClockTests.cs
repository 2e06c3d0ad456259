using System.Security.Cryptography;
using Akashi.Cli.Verify;
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
    private IssuingKey key = null!;

    private string Trust => Path.Combine(folder.Path, "trust");

    public async ValueTask InitializeAsync()
    {
        await sandbox.InitializeAsync();
        world = await World.StartAsync(sandbox);
        // Its CA's list is at an address where the test can replace it.
        var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        key = new IssuingKey(own, Certify.UnderSandbox(sandbox, own, world.Publication.Origin + "/crl"));
        world.PublishKeys(key, world.CredentialKey, world.StatusKey, world.TrustKey);
        world.Publication.Answers["/crl"] = Certify.RevocationList(sandbox, World.Now);
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
        Assert.Equal((true, true), (Says(back, "unknown\t"), back.Errors.Contains("from the future", StringComparison.Ordinal)));
        Assert.StartsWith("unknown\t", (await CheckAsync(TimeSpan.Zero, IssuingKey.Foreign())).Output, StringComparison.Ordinal);
        Assert.Equal("", (await FetchBackAsync(world.Trust())).Errors);
        var healed = await CheckAsync(TimeSpan.Zero);
        Assert.Equal((true, ""), (Says(healed, Valid), healed.Errors.Split('\n')[0].Contains("trust list", StringComparison.Ordinal) ? healed.Errors : ""));
    }

    [Fact]
    public async Task V10_what_a_trust_list_of_the_future_calls_revoked_stays_so_when_an_older_one_is_played()
    {
        var older = world.Trust();
        await FetchAheadAsync(Days, world.Trust(CertificateState.Revoked, issuedAt: World.Now + Days));
        Assert.True(Says(await CheckAsync(TimeSpan.Zero), Revoked));
        Assert.Equal("", (await FetchBackAsync(older)).Errors);
        Assert.True(Says(await CheckAsync(TimeSpan.Zero), Revoked));
        Assert.Single(Directory.GetFiles(Trust, FetchedTrust.OlderFiles));
    }

    /// <summary>
    /// The same for the CA's list: one from the future calls nothing good, but its revocations count, even after an older one replaces it.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(72)]
    public async Task V10_what_the_CAs_list_calls_revoked_stays_so_when_an_older_one_is_played(int hours)
    {
        var (by, older) = (TimeSpan.FromHours(hours), world.Publication.Answers["/crl"]);
        world.Publication.Answers["/crl"] = Certify.RevocationList(sandbox, World.Now + by, key.Certificate);
        await FetchAheadAsync(by, world.Trust(issuedAt: World.Now + by));
        Assert.True(Says(await CheckAsync(TimeSpan.Zero, key), Revoked));
        world.Publication.Answers["/crl"] = older;
        await FetchBackAsync(world.Trust());
        Assert.True(Says(await CheckAsync(TimeSpan.Zero, key), Revoked));
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
