using Akashi.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Akashi.Service.Tests.Given;

/// <summary>A world of one test or one class of tests: its clock may be moved, its CAs may fall silent, its settings may differ.</summary>
public sealed class OwnWorld : World
{
    private readonly string name;
    private readonly string[] settings;

    private OwnWorld(string name, string[] settings) => (this.name, this.settings) = (name, settings);

    protected override string ServiceName => name;

    protected override IEnumerable<string> MoreSettings => settings;

    /// <summary>Starts it; dispose it at the end of the test.</summary>
    /// <param name="settings">Settings of the Service beside the usual ones, Key=value (such as Demo=true or Staff:FirstBody=sssc).</param>
    public static Task<OwnWorld> StartAsync(params string[] settings) => StartAsync("http://localhost", settings);

    /// <summary>Starts it under TLS, as a portal is in operation.</summary>
    public static Task<OwnWorld> StartWithTlsAsync() => StartAsync("https://portal.localhost", []);

    /// <summary>Moves the clock of Service and Sandbox together, counted from the system's.</summary>
    public void MoveClock(TimeSpan by)
    {
        // Each keeps what it read for a moment; moving by each forgets it.
        ((DevelopmentClock)Services.GetRequiredService<TimeProvider>()).Move(by);
        MoveClockOutside(by);
    }

    /// <summary>Moves the clock while the Service is stopped, and starts it with what it kept.</summary>
    public Task RestartAtAsync(TimeSpan by) => RestartAsync(() => MoveClockOutside(by));

    private void MoveClockOutside(TimeSpan by)
    {
        ((DevelopmentClock)SandboxServices.GetRequiredService<TimeProvider>()).Move(by);
        ((DevelopmentClock)ProviderServices.GetRequiredService<TimeProvider>()).Move(by);
    }

    /// <summary>Takes the Service's database away.</summary>
    public Task LoseDatabaseAsync() => Database.LeaveAsync(Data);

    /// <summary>Gives it back.</summary>
    public Task FindDatabaseAsync() => Database.ReturnAsync(Data);

    /// <summary>Lets a CA of the Sandbox answer no OCSP any more, or again.</summary>
    /// <param name="authority">authentication, signature or issuer.</param>
    /// <param name="answers">Whether it answers.</param>
    public void Ocsp(string authority, bool answers) => Authorities[authority].Available = answers;

    /// <summary>Lets a CA of the Sandbox give no CRL any more, or again.</summary>
    /// <param name="authority">authentication, signature or issuer.</param>
    /// <param name="given">Whether it can be fetched.</param>
    public void Crl(string authority, bool given) => Authorities[authority].ListAvailable = given;

    private static async Task<OwnWorld> StartAsync(string name, string[] settings)
    {
        var world = new OwnWorld(name, settings);
        await world.InitializeAsync();
        return world;
    }
}
