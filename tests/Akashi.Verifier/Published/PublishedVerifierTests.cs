using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Akashi.Credentials.Status;
using Akashi.Verifier.Tests.Running;
using AngleSharp.Dom;

namespace Akashi.Verifier.Tests.Published;

/// <summary>
/// The Verifier as shipped, but for the speed of its code: trimmed and compiled ahead of time into one native program. Only where clang is installed
/// (./test installs it).
/// </summary>
public sealed class PublishedVerifierTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    // It includes a run of the native compiler.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task Published_program_verifies_by_page_and_by_API()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/clang"), "clang is not installed");
        var program = await PublishAsync();
        var origin = $"http://localhost:{FreePort.Take()}";
        string[] settings = [.. shared.World.Settings(origin), $"--PublicOrigin={shared.World.Origin}"];
        using var process = Process.Start(new ProcessStartInfo(program, settings))!;
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri(origin) };
            await Wait.UntilAsync(async () => await KnowsAsync(http) && await ApiSaysAsync(http, shared.World.Code()) == "valid");
            Assert.Equal("有効です", await PageSaysAsync(http, shared.World.Code()));
            Assert.Equal("Valid", await PageSaysAsync(http, shared.World.Code(), "?lang=en"));
            Assert.Equal("無効です（取消）", await PageSaysAsync(http, shared.World.Code(shared.World.Claims(StatusValue.Revoked))));
            Assert.Equal("valid", await ApiSaysAsync(http, shared.World.Code()));
            Assert.Contains(
                "akashi_verifications_total", await http.GetStringAsync("/metrics", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task<string> PublishAsync()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Akashi.slnx"))) root = Path.GetDirectoryName(root)!;
        var folder = Path.Combine(root, "artifacts", "verifier-quickly");
        var start = new ProcessStartInfo(Path.Combine(root, "tools", "publish-verifier"), ["--quickly", folder]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Longest, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        // A compiler warning is a build error; only a publish without output is a good one.
        Assert.True(process.ExitCode == 0, said);
        Assert.DoesNotContain("warning", said, StringComparison.OrdinalIgnoreCase);
        return Path.Combine(folder, "Akashi.Verifier");
    }

    private static async Task<bool> KnowsAsync(HttpClient http)
    {
        try
        {
            return (await http.GetFromJsonAsync<JsonElement>("/health")).GetProperty("knownAsOf").ValueKind != JsonValueKind.Null;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<string> PageSaysAsync(HttpClient http, string code, string language = "")
    {
        using var content = new FormUrlEncodedContent([new("c", code)]);
        var page = await World.ParseAsync(await http.PostAsync("/w/verify" + language, content));
        return page.QuerySelector("h1")!.Text();
    }

    private static async Task<string?> ApiSaysAsync(HttpClient http, string code)
    {
        using var answer = await http.PostAsJsonAsync(World.Api, new { code });
        return (await World.JsonAsync(answer)).GetProperty("result").GetString();
    }
}
