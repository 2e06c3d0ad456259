using System.Security.Cryptography.X509Certificates;
using Akashi.Hosting;
using Akashi.Hosting.Files;

namespace Akashi.Launcher.Stack;

/// <summary>
/// Service, Verifier, card agent and Sandbox, with its payment provider, identity provider and mail server, as processes on loopback, connected to each
/// other.
/// </summary>
internal sealed class DevelopmentStack : IAsyncDisposable
{
    /// <summary>The body whose first staff member enters by the one-time link.</summary>
    public const string DemoBody = "sssc";

    // These programs start together and run for minutes, so three features of the runtime would cost more than they gain: profiling, recompiling
    // hot methods while others still start (the delay is 2,000 ms in hexadecimal), and a garbage collector with a heap and a thread for each core.
    private static readonly Dictionary<string, string> ShortLived = new()
    {
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_TC_CallCountingDelayMs"] = "7D0",
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_gcConcurrent"] = "0",
    };

    private readonly StackSettings settings;
    private HttpClient http = new(LoopbackNames.Handler());
    private readonly List<ChildProgram> programs = [];
    private readonly List<string> unready = [];

    private readonly PhoneClient phone;

    private DevelopmentStack(StackSettings settings) =>
        (this.settings, phone) = (settings, new PhoneClient(Path.Combine(settings.Data, "phone")));

    /// <summary>Where everything is.</summary>
    public StackSettings Settings => settings;

    /// <summary>Programs that run but said at their start that they were not ready, and why.</summary>
    public IReadOnlyList<string> Unready => unready;

    /// <summary>The folder with the CAs' certificates.</summary>
    public string TrustFolder => Path.Combine(settings.Data, "sandbox", "trust");

    /// <summary>The one-time link of the first staff member; null where it has been used.</summary>
    public Uri? EnrolmentLink
    {
        get
        {
            var file = Path.Combine(settings.Data, "service", "staff-enrolment-link.txt");
            return File.Exists(file) ? new Uri(File.ReadAllText(file).Trim()) : null;
        }
    }

    /// <summary>Starts everything and waits until each program answers.</summary>
    /// <exception cref="ProgramEndedException">One of them cannot start; all are ended.</exception>
    public static async Task<DevelopmentStack> StartAsync(StackSettings settings, CancellationToken ct)
    {
        PrivateFolder.Make(Path.Combine(settings.Data, "logs"));
        var stack = new DevelopmentStack(settings);
        try
        {
            stack.phone.Prepare(settings.Service);
            var sandbox = stack.StartSandbox();
            // The other programs need the CAs' certificates.
            await stack.ReadyAsync(sandbox, settings.Sandbox, ct);
            stack.TrustSandbox();
            await Task.WhenAll(
                stack.StartServiceAsync(ct), stack.StartVerifierAsync(ct), stack.StartCardAgentAsync(ct), stack.ReadyAsync(sandbox, settings.Payments, ct),
                stack.ReadyAsync(sandbox, settings.Identity, ct), stack.ReadyAsync(sandbox, settings.Mail, ct));
            return stack;
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes with the first program that ends by itself.</summary>
    public async Task<ChildProgram> AnyEndedAsync()
    {
        var ended = await Task.WhenAny(programs.Select(p => p.Ended));
        return programs.First(p => p.Ended == ended);
    }

    /// <summary>A program by its short name.</summary>
    public ChildProgram Find(string name) => programs.Last(p => p.Name == name);

    public Task StartServiceAsync(CancellationToken ct) => StartAsync("service", "Akashi.Service", settings.Service,
    [
        "--Verifier:Origin=" + Of(settings.Verifier), "--CardAgent:Origin=" + Of(settings.CardAgent),
        "--CardAgent:Running=" + BuiltPrograms.Find("Akashi.CardAgent"), "--Sandbox:Origin=" + Of(settings.Sandbox),
        "--Trust:Authentication=" + Trust("authentication"), "--Trust:Signature=" + Trust("signature"), "--Trust:Issuer=" + Trust("issuer"),
        "--Trust:TimeStamps=" + Trust("timestamps"), "--Issuing:TimeStampAt=" + Of(settings.Sandbox) + "/tsa",
        "--Issuing:EnrolAt=" + Of(settings.Sandbox) + "/.well-known/est", "--Demo=true", "--Staff:FirstBody=" + DemoBody,
        "--Staff:FirstName=" + Demo.DemoWords.Get("StaffName"),
        "--Phone:Origin=" + Of(settings.Identity), "--Phone:ClientId=" + PhoneClient.Id, "--Phone:SigningKey=" + phone.SigningKey,
        "--Phone:EncryptionKey=" + phone.EncryptionKey, "--Phone:OnComputers=true",
        "--Payments:ApiBase=" + Of(settings.Payments), "--Payments:Origin=" + Of(settings.Payments), .. PaymentKeys(),
        "--Mail:Host=127.0.0.1", "--Mail:Port=" + Text(settings.SmtpPort), "--Mail:Tls=none", "--Mail:From=portal@akashi.example",
        .. Tls(),
    ], ct);

    public Task StartVerifierAsync(CancellationToken ct) => StartAsync("verifier", "Akashi.Verifier", settings.Verifier,
        ["--Service:Origin=" + Of(settings.Service), "--Trust:Issuer=" + Trust("issuer"), .. Tls()], ct);

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(programs.Select(p => p.DisposeAsync().AsTask()));
        http.Dispose();
    }

    private void TrustSandbox()
    {
        http.Dispose();
        http = new HttpClient(LoopbackNames.Handler(X509CertificateLoader.LoadCertificateFromFile(Trust("tls"))));
    }

    private ChildProgram StartSandbox() => Start("sandbox", "Akashi.Sandbox",
    [
        .. Common("sandbox", settings.Sandbox), "--Reader:Port=" + Text(settings.ReaderPort),
        .. settings.Secure ? [$"--Tls:Names={settings.Service.Host},{settings.Verifier.Host}"] : Array.Empty<string>(),
        "--and", "--Role=payments", .. Common("payments", settings.Payments), $"--Payments:Webhook={Of(settings.Service)}/payments/webhooks/stripe",
        .. PaymentKeys(),
        "--and", "--Role=identity", .. Common("identity", settings.Identity), "--Identity:Sandbox=" + Of(settings.Sandbox),
        "--Identity:Clients=" + phone.Clients,
        "--and", "--Role=mail", .. Common("mail", settings.Mail), "--Smtp:Port=" + Text(settings.SmtpPort),
    ]);

    // Keys of a provider that is not real; both sides get the same keys.
    private static IEnumerable<string> PaymentKeys() => ["--Payments:SecretKey=sk_test_sandbox", "--Payments:WebhookSecret=whsec_sandbox"];

    public Task StartCardAgentAsync(CancellationToken ct) => StartAsync("card-agent", "Akashi.CardAgent", settings.CardAgent,
        ["--Portals=" + Of(settings.Service), .. settings.AgentUsesPcSc ? Array.Empty<string>() : [$"--Reader=127.0.0.1:{settings.ReaderPort}"]], ct);

    private async Task StartAsync(string name, string project, Uri origin, IEnumerable<string> arguments, CancellationToken ct) =>
        await ReadyAsync(Start(name, project, [.. Common(name, origin), .. arguments]), origin, ct);

    private ChildProgram Start(string name, string project, IEnumerable<string> arguments)
    {
        var environment = new Dictionary<string, string>(ShortLived)
        {
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            // The programs connect only to each other. Loading the CAs of the machine would take each of them a tenth of a second.
            ["SSL_CERT_FILE"] = Trust("tls"),
            ["SSL_CERT_DIR"] = Path.Combine(TrustFolder, "none"),
        };
        // Not as an argument: it may contain a password, and every user of the machine can see arguments.
        if (project == "Akashi.Service" && settings.Database is { } database) environment["AKASHI_Database"] = database;
        var program = ChildProgram.Start(
            name, BuiltPrograms.Find(project), Path.Combine(settings.Data, "logs", name + ".log"), arguments, environment);
        lock (programs) programs.Add(program);
        return program;
    }

    private async Task ReadyAsync(ChildProgram program, Uri origin, CancellationToken ct)
    {
        if (await program.ReadyAsync(http, origin, ct) is not { } said) return;
        lock (unready) unready.Add($"{program.Name}: {said}");
    }

    // The program ends when its standard input closes.
    private string[] Common(string name, Uri origin) =>
    [
        $"--Data={Path.Combine(settings.Data, name)}", "--Listen=" + Of(origin), $"--Clock={Path.Combine(settings.Data, "clock")}", "--StopWithInput=true",
    ];

    private IEnumerable<string> Tls()
    {
        if (!settings.Secure) return [];
        var folder = Path.Combine(settings.Data, "sandbox", "tls");
        return ["--Tls:Certificate=" + Path.Combine(folder, "server.crt.pem"), "--Tls:Key=" + Path.Combine(folder, "server.key.pem")];
    }

    private string Trust(string name) => Path.Combine(TrustFolder, name + ".pem");

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Of(Uri origin) => origin.GetLeftPart(UriPartial.Authority);
}
