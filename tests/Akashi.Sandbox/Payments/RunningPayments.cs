using System.Net.Http.Headers;
using System.Text.Json;
using Akashi.Hosting;
using Akashi.Sandbox.Payments;
using Microsoft.AspNetCore.Builder;

namespace Akashi.Sandbox.Tests.Payments;

/// <summary>The payment provider on a free port.</summary>
public sealed class RunningPayments : IAsyncLifetime
{
    private const string Key = "sk_test";
    private readonly string data = Directory.CreateTempSubdirectory("akashi-payments-").FullName;
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication app = null!;
    private Task<int> run = null!;

    public HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var origin = $"http://localhost:{FreePort.Take()}";
        Http = new HttpClient(LoopbackNames.Handler()) { BaseAddress = new Uri(origin) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        string[] args =
        [
            $"--Data={data}", $"--Listen={origin}", $"--Payments:SecretKey={Key}", "--Payments:WebhookSecret=whsec_test", "--environment=Development",
        ];
        run = AkashiHost.RunAsync(args, "payments", (builder, reader, host) =>
        {
            app = PaymentsHost.Build(builder, reader, host);
            app.Lifetime.ApplicationStarted.Register(started.SetResult);
            return app;
        });
        if (await Task.WhenAny(run, started.Task) == run) throw new InvalidOperationException($"The provider ended with {await run}.");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        app.Lifetime.StopApplication();
        await run;
        Directory.Delete(data, recursive: true);
    }

    /// <summary>Asks for a page; with no locale where null.</summary>
    public async Task<(int Status, JsonElement Session)> CreateAsync(string? locale)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("mode", "payment"), new("success_url", "http://localhost/after"), new("cancel_url", "http://localhost/after"),
            new("line_items[0][quantity]", "1"), new("line_items[0][price_data][currency]", "jpy"),
            new("line_items[0][price_data][unit_amount]", "1500"), new("line_items[0][price_data][product_data][name]", "書換交付の手数料 (R-1)"),
        ];
        if (locale is not null) form.Add(new("locale", locale));
        using var content = new FormUrlEncodedContent(form);
        using var answer = await Http.PostAsync(new Uri("/v1/checkout/sessions", UriKind.Relative), content);
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
