using Akashi.Hosting;
using Akashi.Hosting.Files;
using Akashi.Sandbox;
using Akashi.Sandbox.CertificateAuthorities;
using Akashi.Sandbox.Payments;
using Akashi.Sandbox.Personas;
using Akashi.Service.Issuing.Keys;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(Akashi.Service.Tests.Given.World))]

namespace Akashi.Service.Tests.Given;

/// <summary>
/// The real Service with its own database, and the real Sandbox for CAs, OCSP and enrolment, all in this process. The whole assembly
/// shares one (get it through the constructor: <c>class MyTests(World world)</c>). Each test makes its own holders, staff and applications
/// in it, so tests do not interfere. A test that needs another clock or a silent CA starts its own world: <see cref="OwnWorld"/>.
/// </summary>
public class World : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-service-").FullName;
    private TestDatabase database = null!;
    private RunningHost sandbox = null!;
    private RunningHost service = null!;
    private Func<Task<RunningHost>> start = null!;
    private RunningHost payments = null!;

    /// <summary>Secret with which the payment provider signs.</summary>
    public const string WebhookSecret = "whsec_world";

    /// <summary>Where the Service is reached.</summary>
    public virtual Uri Origin => service.Origin;

    /// <summary>Where the Service itself listens, behind any proxy.</summary>
    public Uri Listens => service.Origin;

    /// <summary>Where the Sandbox is reached.</summary>
    public Uri OutsideOrigin => sandbox.Origin;

    /// <summary>The Service's container, for looking behind the pages.</summary>
    public IServiceProvider Services => service.Services;

    /// <summary>The Service's data folder.</summary>
    public string Data => Path.Combine(folder, "service");

    /// <summary>What the Service has written to its log.</summary>
    public CapturedLogs Logs { get; } = new();

    /// <summary>The time for Service and Sandbox.</summary>
    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>Where the Sandbox's payment provider is reached.</summary>
    public Uri ProviderOrigin => payments.Origin;

    /// <summary>The payment provider's records.</summary>
    internal Ledger Ledger => payments.Services.GetRequiredService<Ledger>();

    /// <summary>Acts on the payment provider's side.</summary>
    internal Cashier Cashier => payments.Services.GetRequiredService<Cashier>();

    internal Authorities Authorities => sandbox.Services.GetRequiredService<Authorities>();

    internal Profiles Profiles => sandbox.Services.GetRequiredService<Profiles>();

    /// <summary>Scheme and host of the Service's origin.</summary>
    protected virtual string ServiceName => "http://localhost";

    /// <summary>Where the Service is to listen; null for any port.</summary>
    protected virtual int? ServicePort => null;

    /// <summary>Additional settings of the Service, Key=value.</summary>
    protected virtual IEnumerable<string> MoreSettings => [];

    protected TestDatabase Database => database;

    protected IServiceProvider SandboxServices => sandbox.Services;

    protected IServiceProvider ProviderServices => payments.Services;

    public virtual async ValueTask InitializeAsync()
    {
        database = await TestDatabase.NewAsync(Data);
        var clock = "Clock=" + Path.Combine(folder, "clock");
        var outside = Path.Combine(folder, "sandbox");
        SandboxKeys.PutAuthorities(PrivateFolder.Make(outside));
        foreach (var purpose in new[] { KeyPurpose.Document, KeyPurpose.Nqs })
            SandboxKeys.Put(Path.Combine(PrivateFolder.Make(Path.Combine(PrivateFolder.Make(Data), "keys")), purpose.Name() + ".key.pem"));
        string[] own = ["Reader:Port=0", "Tls:Names=portal.localhost", clock];
        sandbox = await RunningHost.StartAsync("Sandbox", "http://localhost", outside, own, SandboxHost.Build);
        var trust = Path.Combine(outside, "trust");
        string[] keys = ["Payments:SecretKey=sk_test_world", "Payments:WebhookSecret=" + WebhookSecret];
        payments = await RunningHost.StartAsync("Sandbox", "http://localhost", Path.Combine(folder, "payments"), [clock, .. keys], PaymentsHost.Build);
        string[] settings =
        [
            $"Payments:ApiBase={payments.Origin}", $"Payments:Origin={payments.Origin}", .. keys,
            clock, "Verifier:Origin=http://localhost:8081", "CardAgent:Origin=http://127.0.0.1:8083",
            $"Trust:Authentication={trust}/authentication.pem", $"Trust:Signature={trust}/signature.pem", $"Trust:Issuer={trust}/issuer.pem",
            $"Issuing:EnrolAt={sandbox.Origin}.well-known/est", $"Tls:Certificate={outside}/tls/server.crt.pem", $"Tls:Key={outside}/tls/server.key.pem",
        ];
        var tls = ServiceName.StartsWith("https", StringComparison.Ordinal);
        var used = settings.Where(s => tls || !s.StartsWith("Tls:", StringComparison.Ordinal));
        start = () => RunningHost.StartAsync("Service", ServiceName, Data, [.. used, .. database.Settings, .. MoreSettings], Build, ServicePort);
        await PrepareOutsideAsync(folder, clock);
        service = await start();
        Ledger.Switches = new Switches { Webhook = new Uri(Origin, "/payments/webhooks/stripe").ToString() };
    }

    /// <summary>Stops the Service, runs an action, and starts the Service again with its data, on another port.</summary>
    protected async Task RestartAsync(Action meanwhile)
    {
        await service.DisposeAsync();
        meanwhile();
        service = await start();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await service.DisposeAsync();
        await payments.DisposeAsync();
        await sandbox.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    public Browser Stranger() => new(Origin, Authorities["tls"].Certificate);

    /// <summary>
    /// A new card with the facts of a persona (hanako, taro, yoshino), but its own keys and certificates, so that each test has its own account.
    /// </summary>
    public TestCard NewCard(string persona = "hanako") => TestCard.Make(Profiles, PersonaOf(persona));

    /// <summary>A new card of a person who differs from the persona.</summary>
    public TestCard NewCard(Func<Persona, Persona> change) => TestCard.Make(Profiles, change(PersonaOf("hanako")));

    /// <summary>The card that the Sandbox keeps for a persona in its data folder.</summary>
    public TestCard CardInSandbox(string persona)
    {
        sandbox.Services.GetRequiredService<Akashi.Sandbox.Personas.Cards>().PutIn(PersonaOf(persona));
        return TestCard.Read(Path.Combine(folder, "sandbox", "cards", persona), PersonaOf(persona));
    }

    /// <summary>A holder with a new card, signed in through the real pages and the back channel.</summary>
    public Task<Holder> HolderSignedIn(string persona = "hanako") => HolderSignedIn(NewCard(persona));

    /// <summary>A holder with this card, signed in with a new browser.</summary>
    public async Task<Holder> HolderSignedIn(TestCard card)
    {
        var holder = new Holder(this, card);
        await holder.SignInAsync();
        return holder;
    }

    /// <summary>A new member of a body's staff, enrolled and signed in with a software passkey through the real pages.</summary>
    public async Task<Clerk> StaffSignedIn(string body = "sssc", StaffRole role = StaffRole.Administrator, string name = "試験 係員")
    {
        var clerk = await Clerk.AddedAsync(this, body, role, name);
        await clerk.EnrolAsync();
        return clerk;
    }

    /// <summary>The back channel of the card request protocol, which any program on any machine can use.</summary>
    public BackChannel Agent(string? name = null) => new(Stranger()) { Name = name };

    /// <summary>Uses the Service's container, to look into the database or to put there what no page can.</summary>
    public async Task<T> InServiceAsync<T>(Func<IServiceProvider, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider);
    }

    /// <summary>Looks into the database.</summary>
    public Task<T> InDbAsync<T>(Func<AkashiDb, Task<T>> look) => InServiceAsync(s => look(s.GetRequiredService<AkashiDb>()));

    /// <summary>Starts what else the Service needs outside.</summary>
    /// <param name="folder">The world's folder.</param>
    /// <param name="clock">The setting of the clock.</param>
    protected virtual Task PrepareOutsideAsync(string folder, string clock) => Task.CompletedTask;

    /// <summary>Adds to the Service what a test needs for its observations.</summary>
    protected virtual void Prepare(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder)
    {
    }

    private Persona PersonaOf(string id) => sandbox.Services.GetRequiredService<Akashi.Sandbox.Personas.Cards>().All.Single(p => p.Id == id);

    private Microsoft.AspNetCore.Builder.WebApplication Build(
        Microsoft.AspNetCore.Builder.WebApplicationBuilder builder, SettingsReader reader, HostSettings host)
    {
        builder.Logging.AddProvider(Logs);
        Prepare(builder);
        return ServiceHost.Build(builder, reader, host);
    }
}
