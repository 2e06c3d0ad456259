using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Akashi.Verifier.Tests.Running;

namespace Akashi.Verifier.Tests;

/// <summary>V7, P10: the program's own output, as an operator keeps it, contains no code and no fact.</summary>
public sealed class LogsTests(SharedWorld shared) : IClassFixture<SharedWorld>
{
    [Fact]
    public async Task V7_no_code_and_no_fact_is_written_down()
    {
        var world = shared.World;
        var origin = $"http://localhost:{FreePort.Take()}";
        string[] arguments = ["exec", Path.Combine(AppContext.BaseDirectory, "Akashi.Verifier.dll"), .. world.Settings(origin)];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var value = world.Code().Split("?c=")[1];
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri(origin) };
            await Wait.UntilAsync(() => AnswersAsync(http));
            await UseAsync(http, value);
        }
        finally
        {
            process.Kill();
        }
        var written = await output + await errors;
        Assert.DoesNotContain(value[..40], written, StringComparison.Ordinal);
        Assert.DoesNotContain(value[^40..], written, StringComparison.Ordinal);
        Assert.All(
            written.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            l => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (trce|dbug|info|warn|fail|crit): ", l));
        Assert.All(Given.PersonalFacts.Append("marked-query"), f => Assert.DoesNotContain(f, written, StringComparison.Ordinal));
    }

    private static async Task UseAsync(HttpClient http, string value)
    {
        await http.GetAsync("/w/?c=" + value);
        await http.GetAsync("/w/?marked-query=1");
        await http.GetAsync("/nothing?marked-query=1");
        await http.PostAsync("/w/verify", new FormUrlEncodedContent([new("c", value)]));
        await http.PostAsJsonAsync(World.Api, new { code = value });
        await http.PostAsync(World.Api + "?marked-query=1", new StringContent("{\"code\":\"" + value, null, "application/json"));
        await http.GetAsync("/w/?c=" + value + new string('A', 9000));
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
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
}
