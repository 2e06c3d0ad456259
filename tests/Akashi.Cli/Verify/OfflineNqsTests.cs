using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Nqs;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Cli.Tests.Verify;

/// <summary>Codes of the layout in use today, without a network, with the keys in the folder's settings.</summary>
public sealed class OfflineNqsTests(RunningSandbox sandbox) : IAsyncLifetime
{
    private readonly Folder folder = new();
    private readonly NqsKey key = new();
    private World world = null!;

    private string Trust => Path.Combine(folder.Path, "trust");

    public async ValueTask InitializeAsync()
    {
        world = await World.StartAsync(sandbox);
        var run = await Run.OfAsync("trust", "fetch", Trust, "--service", world.Publication.Origin, "--verifier", world.Origin, "--root", sandbox.RootFile);
        Assert.Equal(0, run.Code);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        key.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(StatusValue.Valid, "valid\t-\t")]
    [InlineData(StatusValue.Revoked, "invalid\trevoked\t")]
    public async Task Code_of_a_configured_key_is_judged_by_the_fetched_list(StatusValue state, string beginning)
    {
        Configure();
        Assert.StartsWith(beginning + "--code\t看護師\t山田　花子\t第01234567号\t", await SaidAsync((int)state), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_without_a_configured_key_is_not_judged_here() =>
        Assert.StartsWith("unknown\tnot-checked-here\t", await SaidAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task Forged_code_is_invalid()
    {
        Configure();
        using var forger = new NqsKey();
        Assert.StartsWith("invalid\ttampered\t", await SaidAsync(by: forger), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_CA_is_configured_its_list_must_call_the_certificate_good()
    {
        var certificate = await sandbox.CertifyAsync("nqs", key.Key);
        key.Write(certificate, X509CertificateLoader.LoadCertificateFromFile(sandbox.RootFile));
        Configure();
        foreach (var list in Directory.GetFiles(Trust, "*.crl")) File.Delete(list);
        Assert.StartsWith("unknown\tsigning-certificate-unknown\t", await SaidAsync(), StringComparison.Ordinal);
        var file = Path.Combine(Trust, "nqs.crl");
        await File.WriteAllBytesAsync(file, Certify.RevocationList(sandbox, World.Now.AddHours(-1)), TestContext.Current.CancellationToken);
        Assert.StartsWith("valid\t-\t", await SaidAsync(), StringComparison.Ordinal);
        await File.WriteAllBytesAsync(file, Certify.RevocationList(sandbox, World.Now.AddHours(-1), certificate), TestContext.Current.CancellationToken);
        Assert.StartsWith("invalid\tsigning-certificate-revoked\t", await SaidAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_in_the_settings_are_told_and_nothing_is_judged()
    {
        File.WriteAllText(Path.Combine(Trust, "settings.json"), """{ "Nqs": { "Keys": "P-000001" }, "Colour": "blue" }""");
        var run = await Run.OfAsync("verify", "--code", key.Code(world.Origin), "--offline", Trust);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("Nqs:P-000001:Certificate: is missing", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Colour", run.Errors, StringComparison.Ordinal);
    }

    private void Configure()
    {
        var settings = new Dictionary<string, object>
        {
            ["Keys"] = NqsKey.Id,
            [NqsKey.Id] = new { Certificate = key.File, StatusLists = world.Publication.Origin + "/status/" },
        };
        File.WriteAllText(Path.Combine(Trust, "settings.json"), JsonSerializer.Serialize(new { Nqs = settings }));
    }

    private async Task<string> SaidAsync(int place = 0, NqsKey? by = null) =>
        (await Run.OfAsync("verify", "--code", (by ?? key).Code(world.Origin, place), "--offline", Trust)).Output;
}
