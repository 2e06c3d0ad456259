using Akashi.Hosting;
using Akashi.Sandbox;
using Akashi.Sandbox.CertificateAuthorities;
using Akashi.Sandbox.Payments;
using Akashi.Sandbox.Personas;
using Akashi.Service.Platform.Storage;
using Akashi.Service.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

[assembly: AssemblyFixture(typeof(Akashi.Service.Tests.Given.World))]

namespace Akashi.Service.Tests.Given;

/// <summary>
/// The real Service with its own database, and the real Sandbox as CAs, OCSP and enrolment, both in this process.
/// One is shared by the whole assembly (take it by the constructor: <c>class MyTests(World world)</c>); each test makes its own
/// holders, staff and applications there, so that tests do not meet. Whoever needs another clock or a silent CA
/// starts a world of their own: <see cref="OwnWorld"/>.
/// </summary>
public class World : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("akashi-service-").FullName;
    private TestDatabase database = null!;
    private RunningHost sandbox = null!;
    private RunningHost service = null!;
    private Func<Task<RunningHost>> start = null!;
    private RunningHost payments = null!;

    /// <summary>Key with which the payment provider signs.</summary>
    public const string WebhookSecret = "whsec_world";

    /// <summary>Where the Service is reached.</summary>
    public virtual Uri Origin => service.Origin;

    /// <summary>Where the Service itself listens, behind whatever stands in front.</summary>
    public Uri Listens => service.Origin;

    /// <summary>Where the Sandbox is reached.</summary>
    public Uri OutsideOrigin => sandbox.Origin;

    /// <summary>The Service's container, to look behind the pages.</summary>
    public IServiceProvider Services => service.Services;

    /// <summary>The Service's data folder.</summary>
    public string Data => Path.Combine(folder, "service");

    /// <summary>What the Service wrote to its log.</summary>
    public CapturedLogs Logs { get; } = new();

    /// <summary>The time that Service and Sandbox go by.</summary>
    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>Where the Sandbox's payment provider is reached.</summary>
    public Uri ProviderOrigin => payments.Origin;

    /// <summary>What the payment provider knows and does.</summary>
    internal Ledger Ledger => payments.Services.GetRequiredService<Ledger>();

    /// <summary>The payment provider's own desk.</summary>
    internal Cashier Cashier => payments.Services.GetRequiredService<Cashier>();

    internal Authorities Authorities => sandbox.Services.GetRequiredService<Authorities>();

    internal Profiles Profiles => sandbox.Services.GetRequiredService<Profiles>();

    /// <summary>Scheme and name of the Service's origin.</summary>
    protected virtual string ServiceName => "http://localhost";

    /// <summary>Settings of the Service beside the usual ones, Key=value.</summary>
    protected virtual IEnumerable<string> MoreSettings => [];

    protected TestDatabase Database => database;

    protected IServiceProvider SandboxServices => sandbox.Services;

    protected IServiceProvider ProviderServices => payments.Services;

    public virtual async ValueTask InitializeAsync()
    {
        database = await TestDatabase.NewAsync(Data);
        var clock = "Clock=" + Path.Combine(folder, "clock");
        var outside = Path.Combine(folder, "sandbox");
        sandbox = await RunningHost.StartAsync("Sandbox", "http://localhost", outside, ["Reader:Port=0", "Tls:Names=portal.localhost", clock], SandboxHost.Build);
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
        start = () => RunningHost.StartAsync("Service", ServiceName, Data, [.. settings.Where(s => tls || !s.StartsWith("Tls:", StringComparison.Ordinal)), .. database.Settings, .. MoreSettings], Build);
        service = await start();
        Ledger.Switches = new Switches { Webhook = new Uri(Origin, "/payments/webhooks/stripe").ToString() };
    }

    /// <summary>Ends the Service, lets something happen, and starts it anew with what it kept; its port is another one then.</summary>
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

    /// <summary>A browser nobody is signed in with.</summary>
    public Browser Stranger() => new(Origin, Authorities["tls"].Certificate);

    /// <summary>A new card that says what a persona's says (hanako, taro, yoshino), with keys and certificates of its own: so each test has its own account.</summary>
    public TestCard NewCard(string persona = "hanako") => TestCard.Make(Profiles, PersonaOf(persona));

    /// <summary>A new card of a person who says something else than the persona.</summary>
    public TestCard NewCard(Func<Persona, Persona> change) => TestCard.Make(Profiles, change(PersonaOf("hanako")));

    /// <summary>The very card that the Sandbox keeps for a persona, from its data folder.</summary>
    public TestCard CardInSandbox(string persona) => TestCard.Read(Path.Combine(folder, "sandbox", "cards", persona), PersonaOf(persona));

    /// <summary>A holder with a new card, signed in; gone through the real pages and the back channel.</summary>
    public Task<Holder> HolderSignedIn(string persona = "hanako") => HolderSignedIn(NewCard(persona));

    /// <summary>A holder with this card, signed in with a new browser.</summary>
    public async Task<Holder> HolderSignedIn(TestCard card)
    {
        var holder = new Holder(this, card);
        await holder.SignInAsync();
        return holder;
    }

    /// <summary>A new member of a body's staff, enrolled and signed in by a software passkey over the real pages.</summary>
    public async Task<Clerk> StaffSignedIn(string body = "sssc", StaffRole role = StaffRole.Administrator)
    {
        var clerk = await Clerk.AddedAsync(this, body, role);
        await clerk.EnrolAsync();
        return clerk;
    }

    /// <summary>The card request protocol's back channel, as any program on any machine can speak it.</summary>
    public BackChannel Agent() => new(Stranger());

    /// <summary>Looks into the database, or puts something there that no page can.</summary>
    public async Task<T> InServiceAsync<T>(Func<IServiceProvider, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider);
    }

    /// <summary>Looks into the database.</summary>
    public Task<T> InDbAsync<T>(Func<AkashiDb, Task<T>> look) => InServiceAsync(s => look(s.GetRequiredService<AkashiDb>()));

    /// <summary>Adds to the Service what a test looks through.</summary>
    protected virtual void Prepare(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder)
    {
    }

    private Persona PersonaOf(string id) => sandbox.Services.GetRequiredService<Akashi.Sandbox.Personas.Cards>().All.Single(p => p.Id == id);

    private Microsoft.AspNetCore.Builder.WebApplication Build(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder, SettingsReader reader, HostSettings host)
    {
        builder.Logging.AddProvider(Logs);
        Prepare(builder);
        return ServiceHost.Build(builder, reader, host);
    }
}
