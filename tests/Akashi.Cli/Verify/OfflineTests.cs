using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Cli.Tests.Verify;

/// <summary>Row 4.4.3: without a network, from what was fetched before.</summary>
public sealed class OfflineTests(RunningSandbox sandbox) : IAsyncLifetime
{
    private readonly Folder folder = new();
    private World world = null!;
    private string trust = "";

    public async ValueTask InitializeAsync()
    {
        world = await World.StartAsync(sandbox);
        trust = Path.Combine(folder.Path, "trust");
        Assert.Equal(0, (await FetchAsync()).Code);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Codes_are_decided_with_everything_down_and_the_line_says_as_of_when()
    {
        await world.Publication.StopAsync();
        await world.EndAsync();
        Assert.Matches("^valid\t-\t--code\t看護師\t山田　花子\t第01234567号\t20[^\t]+\n$", (await CheckAsync(world.Code())).Output);
        Assert.StartsWith("invalid\trevoked\t", (await CheckAsync(world.Code(world.Claims(StatusValue.Revoked)))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flipped_bit_in_a_list_leaves_the_state_unknown()
    {
        var file = Assert.Single(Directory.GetFiles(trust, "list-*"));
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        var run = await CheckAsync(world.Code());
        Assert.Equal((2, true), (run.Code, run.Output.StartsWith("unknown\tstatus-unavailable\t", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task V12_without_a_trust_list_in_the_folder_nothing_is_valid_and_nothing_foreign()
    {
        File.Delete(Path.Combine(trust, "trust-list.cwt"));
        foreach (var signer in new[] { world.CredentialKey, IssuingKey.Foreign() })
        {
            var run = await CheckAsync(world.Code(signer: signer));
            Assert.StartsWith("unknown\tsigning-certificate-unknown\t", run.Output, StringComparison.Ordinal);
            Assert.Contains("no trust list holds", run.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_signing_certificate_that_was_revoked_before_the_fetch_makes_all_invalid()
    {
        await sandbox.RevokeAsync(world.CredentialKey.Certificate);
        await FetchAsync();
        Assert.StartsWith("invalid\tsigning-certificate-revoked\t", (await CheckAsync(world.Code())).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_under_another_root_is_not_of_this_system() =>
        Assert.StartsWith("invalid\tnot-of-this-system\t", (await CheckAsync(world.Code(signer: IssuingKey.Foreign()))).Output, StringComparison.Ordinal);

    [Fact]
    public async Task V2_a_status_key_signs_no_credential() =>
        Assert.StartsWith("invalid\tnot-of-this-system\t", (await CheckAsync(world.Code(signer: world.StatusKey))).Output, StringComparison.Ordinal);

    [Fact]
    public async Task V4_a_credential_key_signs_no_status_list()
    {
        world.Publish(world.List(World.Now, signer: world.CredentialKey));
        trust = Path.Combine(folder.Path, "another");
        Assert.Contains("the status list", (await FetchAsync()).Errors, StringComparison.Ordinal);
        Assert.StartsWith("unknown\tstatus-unavailable\t", (await CheckAsync(world.Code())).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task V4_a_status_list_from_the_future_says_nothing()
    {
        var file = Assert.Single(Directory.GetFiles(trust, "list-*"));
        await File.WriteAllBytesAsync(file, world.List(World.Now.AddMinutes(10)), TestContext.Current.CancellationToken);
        Assert.StartsWith("unknown\tclock\t", (await CheckAsync(world.Code())).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_was_never_filled_is_told()
    {
        var run = await Run.OfAsync("verify", "--code", world.Code(), "--offline", folder.Path);
        Assert.Equal((2, true), (run.Code, run.Errors.Contains("akashi trust fetch", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_service_that_is_down_cannot_be_fetched()
    {
        await world.Publication.StopAsync();
        Assert.Equal(2, (await FetchAsync()).Code);
    }

    private Task<Run> FetchAsync() =>
        Run.OfAsync("trust", "fetch", trust, "--service", world.Publication.Origin, "--verifier", world.Origin, "--root", sandbox.RootFile);

    private Task<Run> CheckAsync(string code) => Run.OfAsync("verify", "--code", code, "--offline", trust);
}
