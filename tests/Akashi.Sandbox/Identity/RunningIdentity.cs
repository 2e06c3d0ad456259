using System.Text.Json;
using Akashi.Hosting;
using Akashi.Sandbox.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akashi.Sandbox.Tests.Identity;

/// <summary>The classes share one provider, because the Sandbox behind it makes RSA keys for each card.</summary>
[CollectionDefinition(Name)]
public sealed class IdentityTests : ICollectionFixture<RunningIdentity>
{
    public const string Name = "identity";
}

/// <summary>The identity provider on a free port, with a Sandbox behind it and two registered portals.</summary>
public sealed class RunningIdentity : IAsyncLifetime
{
    /// <summary>Where the browser comes back. Nobody listens there; tests read the address.</summary>
    public const string Back = "http://localhost:9/back";

    private readonly string data = Directory.CreateTempSubdirectory("akashi-identity-").FullName;
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication app = null!;
    private Task<int> run = null!;

    public RunningSandbox Sandbox { get; } = new();

    /// <summary>What it logged.</summary>
    public LogLines Log { get; } = new();

    public HttpClient Http { get; private set; } = null!;

    public string Origin { get; private set; } = "";

    public string Issuer => Origin + "/api/realms/main";

    /// <summary>A portal whose assertions are ES256.</summary>
    public TestClient Portal { get; } = TestClient.Ec("testportal");

    /// <summary>Another portal, whose assertions are RS256.</summary>
    public TestClient Other { get; } = TestClient.Rsa("otherportal");

    public DevelopmentClock Clock => (DevelopmentClock)app.Services.GetRequiredService<TimeProvider>();

    public async ValueTask InitializeAsync()
    {
        await Sandbox.InitializeAsync();
        Origin = $"http://localhost:{FreePort.Take()}";
        Http = new HttpClient(LoopbackNames.Handler()) { BaseAddress = new Uri(Origin) };
        var clients = Path.Combine(data, "clients.json");
        await File.WriteAllTextAsync(clients, JsonSerializer.Serialize(new[] { Portal.Registration, Other.Registration }));
        string[] args =
        [
            $"--Data={data}", $"--Listen={Origin}", $"--Identity:Sandbox={Sandbox.Origin}", $"--Identity:Clients={clients}",
            $"--Clock={Path.Combine(Sandbox.Data, "clock")}", "--environment=Development",
        ];
        run = AkashiHost.RunAsync(args, "identity", (builder, reader, host) =>
        {
            builder.Logging.AddProvider(Log);
            app = IdentityHost.Build(builder, reader, host);
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
        await Sandbox.DisposeAsync();
    }

    /// <summary>A person's browser, with its own cookies.</summary>
    public TestBrowser Browser() => new(Origin);

    /// <summary>Moves the clock of provider and Sandbox while an act runs.</summary>
    public async Task WithClockAsync(TimeSpan by, Func<Task> act)
    {
        Clock.Move(by);
        try
        {
            await act();
        }
        finally
        {
            Clock.Move(null);
        }
    }
}
