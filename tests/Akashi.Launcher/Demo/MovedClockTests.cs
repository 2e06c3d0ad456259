using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Akashi.Hosting;
using Akashi.Launcher.Demo;
using Akashi.Launcher.Stack;
using Akashi.Launcher.Tests.Running;

namespace Akashi.Launcher.Tests.Demo;

/// <summary>
/// V10, as a visitor does it on the Sandbox's page: the clock is moved and reset, the CA is silent and answers again, and no program is restarted.
/// </summary>
public sealed class MovedClockTests : IAsyncLifetime
{
    // Longer than the CA's last word counts for: an answer that was on its way while the clock was set back is good until then.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http = new(LoopbackNames.Handler());
    private DevelopmentStack stack = null!;
    private DemoAddresses addresses = null!;
    private string url = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        stack = await DevelopmentStack.StartAsync(ReadyStack.NewPorts() with { Data = folder.At("data") }, Ct);
        addresses = DemoAddresses.Of(stack);
        using var browser = new DemoBrowser();
        using var staff = new StaffSteps(addresses);
        var card = new CardSteps(addresses.Portal, addresses.Sandbox, browser);
        var holder = new HolderSteps(addresses, browser, card);
        await card.PutAsync("misaki");
        await card.SignInAsync();
        await holder.ApplyAsync();
        await staff.EnterAsync();
        await staff.AcceptAsync();
        (_, url) = await holder.GetCredentialAsync();
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await stack.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task V10_a_credential_is_valid_again_after_the_clock_was_put_back_and_the_CA_answers()
    {
        Assert.Empty(stack.Unready);
        await MustBeValidAsync();
        foreach (var days in new[] { 3, -3, 365, -365 })
        {
            await PressAsync("/clock", ("days", days.ToString(CultureInfo.InvariantCulture)));
            await UntilAsync(async () => await KnowsAsOfAsync(days));
            await PressAsync("/authorities", ("ca", "issuer"), ("available", "false"));
            await PressAsync("/clock", ("days", "0"));
            await UntilAsync(async () => await ReadinessAsync() == "503 signing-certificate-unknown");
            Assert.NotEqual("valid", (await AskAsync())["result"]!.GetValue<string>());
            await PressAsync("/authorities", ("ca", "issuer"), ("available", "true"));
            await MustBeValidAsync();
            await UntilAsync(async () => await ReadinessAsync() == "200");
        }
        using var verifier = new VerifierSteps(addresses);
        await verifier.MustSayAsync(url, "valid", null, DemoWords.Get("Valid"));
    }

    private async Task PressAsync(string action, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await http.PostAsync(new Uri(addresses.Sandbox, action), form, Ct);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{action}: {answer.StatusCode}");
    }

    private Task MustBeValidAsync() => UntilAsync(async () => (await AskAsync())["result"]!.GetValue<string>() == "valid");

    // Whatever the answer, it is never as of a future time.
    private async Task<JsonNode> AskAsync()
    {
        using var answer = await http.PostAsJsonAsync(new Uri(addresses.Verifier, "/api/2026-12-01/verifications"), new { code = url }, Ct);
        var verdict = (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
        if (TimeOf(verdict["asOf"]) is { } asOf) Assert.True(asOf < TimeOf(verdict["checkedAt"])!.Value.AddMinutes(5), verdict.ToJsonString());
        return verdict;
    }

    // In the future it must be ready too, which shows that the CA has answered since: a word from before the move would count again as soon as the
    // clock is back. In the past no certificate has begun, and words from today are dropped.
    private async Task<bool> KnowsAsOfAsync(int days)
    {
        var (status, body) = await HealthAsync();
        var now = TimeProvider.System.GetUtcNow().AddDays(days);
        return (days < 0 || status == HttpStatusCode.OK) && TimeOf(body["knownAsOf"]) is { } at && (at - now).Duration() < TimeSpan.FromHours(1);
    }

    private async Task<string> ReadinessAsync()
    {
        var (status, body) = await HealthAsync();
        return $"{(int)status} {body["reason"]?.GetValue<string>()}".TrimEnd();
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> HealthAsync()
    {
        using var answer = await http.GetAsync(new Uri(addresses.Verifier, "/health"), Ct);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!);
    }

    private static DateTimeOffset? TimeOf(JsonNode? node) => node is null ? null : DateTimeOffset.Parse(node.GetValue<string>(), CultureInfo.InvariantCulture);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var end = new CancellationTokenSource(Patience);
        while (!await condition())
        {
            Assert.False(end.IsCancellationRequested, "What was waited for did not come.");
            await Task.Delay(Between, Ct);
        }
    }
}
