using System.Text.Json;
using Akashi.Credentials.Decisions;
using Akashi.Tests;
using Akashi.Vectors;
using Akashi.Vectors.Published;

namespace Akashi.Credentials.Tests.Vectors;

/// <summary>vectors/ matches what the library says today, and what a verifier says that was written from the specification alone.</summary>
public sealed class PublishedVectorsTests : IDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "vectors");
    // Written once, because keys and lists take their time.
    private static readonly Lazy<Dictionary<string, string>> Today = new(WriteToday);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("akashi-vectors-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("credential.json")]
    [InlineData("nqs.json")]
    [InlineData("trust.json")]
    public void The_files_are_those_that_are_written_today(string name) =>
        Assert.Equal(Today.Value[name], File.ReadAllText(Path.Combine(Folder, name)));

    [Fact]
    public void Every_case_comes_out_as_it_says()
    {
        using var output = new StringWriter();
        Assert.True(Runner.Run(Folder, output) == 0, output.ToString());
    }

    [Fact]
    public void There_are_at_least_340_cases_of_all_results()
    {
        var results = Cases().Select(c => c.GetProperty("expected").GetProperty("result").GetString()).ToList();
        Assert.True(results.Count + CasesOf("trust.json").Count() >= 340, $"{results.Count} and {CasesOf("trust.json").Count()}");
        Assert.True(results.Count(r => r == "valid") >= 60 && results.Count(r => r == "invalid") >= 150 && results.Count(r => r == "unknown") >= 60);
    }

    /// <summary>Others can sign cases of their own with the keys of the README.</summary>
    [Fact]
    public void The_README_names_every_private_key()
    {
        var readme = File.ReadAllText(Path.Combine(Folder, "README.md"));
        TestEcKey[] keys = [Parts.Credential, Parts.Status, Parts.ListOfKeys, Parts.Any, Parts.Young, Parts.YoungStatus, Parts.Ended, Parts.Other];
        Assert.All(
            keys,
            k => Assert.Contains($"| `{Convert.ToHexStringLower(k.KeyId.Span)}` | `{k.Secret.ToLowerInvariant()}` |", readme, StringComparison.Ordinal));
        Assert.Contains($"| `{TestCertificates.RootKey.Secret.ToLowerInvariant()}` |", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_has_a_case()
    {
        var reasons = Cases().Select(c => c.GetProperty("expected").GetProperty("reason").GetString()).ToHashSet();
        Assert.All(Enum.GetValues<VerificationReason>(), r => Assert.Contains(VerificationReasons.CodeOf(r), reasons));
    }

    [Fact]
    public async Task A_second_verifier_in_JavaScript_says_the_same()
    {
        var (exit, output) = await Tool.RunAsync("node", Path.Combine(Repository.Root, "tests", "SecondVerifier", "run.mjs"), Folder);
        Assert.True(exit == 0, output);
        Assert.EndsWith(" passed, 0 failed\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_verifier_is_no_yes_man()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, "nqs.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "nqs.json"), text.Replace("\"reason\": \"tampered\"", "\"reason\": \"expired\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var (exit, output) = await Tool.RunAsync("node", Path.Combine(Repository.Root, "tests", "SecondVerifier", "run.mjs"), folder.FullName);
        Assert.Equal(1, exit);
        Assert.Contains("FAIL nqs-tampered", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"unknown\"", "\"good\"", "certificate-ended")]
    [InlineData("\"believed\": false", "\"believed\": true", "signer-no-usages")]
    public async Task The_second_verifier_is_no_yes_man_of_trust_lists(string before, string after, string failing)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, "trust.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "trust.json"), text.Replace(before, after, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var (exit, output) = await Tool.RunAsync("node", Path.Combine(Repository.Root, "tests", "SecondVerifier", "run.mjs"), folder.FullName);
        Assert.Equal(1, exit);
        Assert.Contains("FAIL " + failing + " ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_trust_lists_that_are_believed_and_not()
    {
        var believed = CasesOf("trust.json").Select(c => c.GetProperty("expected").GetProperty("believed").GetBoolean()).ToList();
        Assert.True(believed.Count(b => b) >= 20 && believed.Count(b => !b) >= 30, $"{believed.Count(b => b)} and {believed.Count(b => !b)}");
    }

    private static Dictionary<string, string> WriteToday()
    {
        var folder = Directory.CreateTempSubdirectory("akashi-vectors-");
        try
        {
            PublishedVectors.Write(folder.FullName);
            return folder.GetFiles().ToDictionary(f => f.Name, f => File.ReadAllText(f.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<JsonElement> Cases() => [.. CasesOf("credential.json"), .. CasesOf("nqs.json")];

    private static IEnumerable<JsonElement> CasesOf(string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name))).RootElement.GetProperty("cases").EnumerateArray();
}
