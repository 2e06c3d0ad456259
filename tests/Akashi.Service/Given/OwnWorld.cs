using Akashi.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Given;

/// <summary>A world for one test or one class of tests: its clock can be moved, its CAs can fall silent, its settings can differ.</summary>
public sealed class OwnWorld : World
{
    private readonly string name;
    private readonly string[] settings;

    private OwnWorld(string name, string[] settings) => (this.name, this.settings) = (name, settings);

    protected override string ServiceName => name;

    protected override IEnumerable<string> MoreSettings => settings;

    /// <summary>Starts the world; dispose it at the end of the test.</summary>
    /// <param name="settings">Additional settings of the Service, Key=value, such as Demo=true or Staff:FirstBody=sssc.</param>
    public static Task<OwnWorld> StartAsync(params string[] settings) => StartAsync("http://localhost", settings);

    /// <summary>Starts the world under TLS, like a portal in operation.</summary>
    public static Task<OwnWorld> StartWithTlsAsync() => StartAsync("https://portal.localhost", []);

    /// <summary>Moves the clock of Service and Sandbox together, relative to the system's.</summary>
    public void MoveClock(TimeSpan by)
    {
        // Each program caches its clock for a moment; moving each of them clears the cache.
        ((DevelopmentClock)Services.GetRequiredService<TimeProvider>()).Move(by);
        MoveClockOutside(by);
    }

    /// <summary>Moves the clock while the Service is stopped, and starts the Service again with its data.</summary>
    public Task RestartAtAsync(TimeSpan by) => RestartAsync(() => MoveClockOutside(by));

    private void MoveClockOutside(TimeSpan by)
    {
        ((DevelopmentClock)SandboxServices.GetRequiredService<TimeProvider>()).Move(by);
        ((DevelopmentClock)ProviderServices.GetRequiredService<TimeProvider>()).Move(by);
    }

    /// <summary>Makes the Service's database unavailable.</summary>
    public Task LoseDatabaseAsync() => Database.LeaveAsync(Data);

    /// <summary>Makes the database available again.</summary>
    public Task FindDatabaseAsync() => Database.ReturnAsync(Data);

    /// <summary>Makes a CA of the Sandbox stop answering OCSP, or start again.</summary>
    /// <param name="authority">authentication, signature or issuer.</param>
    /// <param name="answers">Whether it answers.</param>
    public void Ocsp(string authority, bool answers) => Authorities[authority].Available = answers;

    /// <summary>Makes a CA of the Sandbox stop serving its CRL, or start again.</summary>
    /// <param name="authority">authentication, signature or issuer.</param>
    /// <param name="given">Whether the CRL can be fetched.</param>
    public void Crl(string authority, bool given) => Authorities[authority].ListAvailable = given;

    private static async Task<OwnWorld> StartAsync(string name, string[] settings)
    {
        var world = new OwnWorld(name, settings);
        await world.InitializeAsync();
        return world;
    }
}
