using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Akashi.Hosting;

namespace Akashi.Launcher.Demo;

/// <summary>What a stranger does in the demo: flow ④ by page and by API.</summary>
internal sealed class VerifierSteps(DemoAddresses addresses) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private readonly DemoBrowser browser = new();
    private readonly HttpClient http = new(LoopbackNames.Handler());

    /// <summary>Waits until the API gives this result and reason, then looks at the page. A change is known within seconds.</summary>
    /// <returns>The API's answer as received.</returns>
    public async Task<byte[]> MustSayAsync(string url, string result, string? reason, string heading)
    {
        var answer = await WaitAsync(url, result, reason);
        await browser.OpenAsync(new Uri(url));
        browser.MustBe("4.2.2");
        await browser.PressAsync(DemoWords.Get("Verify"));
        browser.MustBe(result == "valid" ? "4.3.1" : "4.3.2");
        return browser.Heading == heading ? answer : throw new DemoException($"\"{heading}\" was expected, the page says \"{browser.Heading}\".");
    }

    public void Dispose()
    {
        browser.Dispose();
        http.Dispose();
    }

    private async Task<byte[]> WaitAsync(string url, string result, string? reason)
    {
        var waited = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Between);
        while (true)
        {
            using var answer = await http.PostAsJsonAsync(new Uri(addresses.Verifier, "/api/2026-12-01/verifications"), new { code = url });
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            var json = JsonNode.Parse(bytes)!;
            if (json["result"]?.GetValue<string>() == result && json["reason"]?.GetValue<string>() == reason) return bytes;
            if (waited.Elapsed > Patience) throw new DemoException($"The verification should be {result} ({reason}), but is {json.ToJsonString()}.");
            await timer.WaitForNextTickAsync();
        }
    }
}
