using System.Diagnostics;
using Akashi.Card.Emulator;
using Akashi.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Akashi.CardAgent.Tests.Given;

/// <summary>The real agent on a free port, an emulated reader with a card in it, and a portal that the agent knows.</summary>
internal sealed class Agent : IAsyncDisposable
{
    public const string Pin = "4273";
    public const string HelperPin = "8156";
    public const string Password = "KANGO2026";
    private readonly string data = Directory.CreateTempSubdirectory("akashi-agent-").FullName;
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<Task> stop = () => Task.CompletedTask;

    private Agent(TestPortal portal, CardImage image) => (Portal, Image, Card) = (portal, image, new SoftwareCard(image));

    public TestPortal Portal { get; }

    public CardImage Image { get; }

    public SoftwareCard Card { get; }

    public CardServer Reader { get; } = new(0);

    public CapturedLogs Logs { get; } = new();

    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public string Origin { get; } = $"http://127.0.0.1:{FreePort.Take()}";

    public string StartAddress => $"/start?portal={Uri.EscapeDataString(Portal.Origin)}&tx={TestPortal.Tx}";

    public static async Task<Agent> StartAsync(bool known = true, bool withSignature = true, bool overPcSc = false)
    {
        var agent = await NewAsync(withSignature);
        await agent.RunAsync(known, overPcSc);
        return agent;
    }

    /// <summary>The same, as the published file that people download.</summary>
    public static async Task<Agent> StartPublishedAsync(string file)
    {
        var agent = await NewAsync(withSignature: true);
        await agent.RunFileAsync(file);
        return agent;
    }

    private static async Task<Agent> NewAsync(bool withSignature)
    {
        var agent = new Agent(await TestPortal.StartAsync(), new CardImage
        {
            Authentication = Certificates.Authentication,
            Signature = withSignature ? Certificates.Signature : null,
            AuthenticationPin = new CardSecret(Pin, 3),
            SignaturePassword = new CardSecret(Password, 5),
            HelperPin = new CardSecret(HelperPin, 3),
            Facts = Tlv.Facts("髙﨑\u3000𠮷乃", "東京都千代田区1-2-3", "19900515", "2"),
            MyNumber = Tlv.Encode(0x10, "000000000000"u8),
        });
        agent.Reader.Insert(agent.Card);
        return agent;
    }

    public Browser Browser(string? languages = null) => new(this, languages);

    /// <summary>A person who comes from the portal.</summary>
    public async Task<Browser> ArrivesAsync()
    {
        var browser = Browser();
        await browser.OpenAsync(StartAddress);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await stop();
        await Reader.DisposeAsync();
        await Portal.DisposeAsync();
        Logs.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private string[] Arguments(bool known, bool overPcSc) =>
    [
        $"--Data={data}", $"--Listen={Origin}", $"--Portals={(known ? Portal.Origin : "https://known.example")}",
        .. overPcSc ? Array.Empty<string>() : [$"--Reader=127.0.0.1:{Reader.EndPoint.Port}"],
    ];

    private async Task RunAsync(bool known, bool overPcSc)
    {
        WebApplication app = null!;
        var run = AkashiHost.RunAsync(Arguments(known, overPcSc), "card agent", (builder, reader, host) =>
        {
            builder.Logging.ClearProviders().AddProvider(Logs);
            builder.Services.PostConfigure<LoggerFilterOptions>(o =>
            {
                o.Rules.Clear();
                o.MinLevel = LogLevel.Trace;
            });
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            app = AgentHost.Build(builder, reader, host);
            app.Lifetime.ApplicationStarted.Register(started.SetResult);
            return app;
        });
        if (await Task.WhenAny(run, started.Task) == run) throw new InvalidOperationException($"The agent ended with {await run}.");
        stop = async () =>
        {
            app.Lifetime.StopApplication();
            await run;
        };
    }

    private async Task RunFileAsync(string file)
    {
        var process = Process.Start(new ProcessStartInfo(file, Arguments(known: true, overPcSc: false)) { WorkingDirectory = data })!;
        stop = async () =>
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        };
        using var http = new HttpClient();
        await Wait.UntilAsync(async () =>
        {
            Assert.False(process.HasExited, "The published agent ended at its start.");
            try
            {
                using var answer = await http.GetAsync(new Uri(Origin + "/health"), TestContext.Current.CancellationToken);
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                // Not yet.
                return false;
            }
        }, "the published agent answers");
    }
}
