using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests.Api;

/// <summary>The examples in docs/verification-api.md work exactly as written.</summary>
public sealed partial class ExamplesTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    private static readonly string Root = RepositoryRoot();

    private World World => shared.World;

    [Fact]
    public async Task Curl_gets_one_verdict_per_code()
    {
        var results = JsonDocument.Parse(await RunAsync("sh", "-c", Example("sh"))).RootElement.GetProperty("results").EnumerateArray();
        Assert.Equal(["valid", "invalid"], results.Select(r => r.GetProperty("result").GetString()));
    }

    [Fact]
    public async Task Python_prints_one_line_per_code() =>
        Assert.Equal("valid None 山田　花子 第01234567号\ninvalid not-readable None None\n", await RunAsync("python3", "-c", Example("python", 1)));

    [Fact]
    public async Task Python_tells_an_old_answer_from_a_new_one()
    {
        var asked = string.Concat(Examples("json").Select(e => $"print(too_old(json.loads('{e.Trim()}')))\n"));
        var never = "print(too_old({'result': 'unknown', 'checkedAt': '2026-12-01T00:00:12Z', 'asOf': None}))";
        Assert.Equal("False\nTrue\nFalse\n", await RunAsync("python3", "-c", $"import json\n{Example("python")}\n{asked}{never}"));
    }

    [Fact]
    public async Task JavaScript_prints_one_line_per_code() => Assert.Equal(
        "valid valid valid valid\ninvalid invalid not-checked not-checked\n", await RunAsync("node", "--input-type=module", "-e", Example("javascript")));

    [Fact]
    public async Task CSharp_reads_verdicts_and_facts()
    {
        using var http = new HttpClient();
        var verdicts = await VerificationClient.VerifyAsync(http, new Uri(World.Origin), [World.Code(), "not a code"], TestContext.Current.CancellationToken);
        Assert.Equal([("valid", "山田　花子"), ("invalid", null)], verdicts.Select(v => (v.Result, v.Facts?.Name)));
    }

    [Fact]
    public void CSharp_example_in_the_document_is_the_tested_one()
    {
        var tested = File.ReadAllText(Path.Combine(Root, "tests", "Akashi.Verifier", "Api", "VerificationClient.cs")).Split("docs/verification-api.md.\n")[1];
        Assert.Equal(tested, Example("csharp"));
    }

    private static string Example(string language, int place = 0) => Examples(language).ElementAt(place);

    private static IEnumerable<string> Examples(string language) =>
        from Match fence in Fence().Matches(File.ReadAllText(Path.Combine(Root, "docs", "verification-api.md")))
        where fence.Groups[1].Value == language
        select fence.Groups[2].Value;

    private async Task<string> RunAsync(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true };
        start.Environment["VERIFIER"] = World.Origin;
        start.Environment["CODE"] = World.Code();
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Akashi.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("^```(\\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
