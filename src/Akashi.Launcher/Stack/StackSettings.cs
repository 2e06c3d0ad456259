using Akashi.Hosting;

namespace Akashi.Launcher.Stack;

/// <summary>Where the programs of one development stack listen and keep their data.</summary>
/// <param name="Data">The folder with the data of all programs, one subfolder each.</param>
/// <param name="Service">Origin of the portal and the back office.</param>
/// <param name="Verifier">Origin of the Verifier.</param>
/// <param name="Sandbox">Origin of the Sandbox.</param>
/// <param name="CardAgent">Origin of the card agent.</param>
/// <param name="ReaderPort">Port of the emulated card reader.</param>
/// <param name="Payments">Origin of the Sandbox's payment provider.</param>
/// <param name="Identity">Origin of the Sandbox's identity provider, which stands in for the app on the phone.</param>
/// <param name="Mail">Origin of the page with the mails that the Sandbox's mail server took.</param>
/// <param name="SmtpPort">Port of that mail server.</param>
internal sealed record StackSettings(
    string Data, Uri Service, Uri Verifier, Uri Sandbox, Uri CardAgent, int ReaderPort, Uri Payments, Uri Identity, Uri Mail, int SmtpPort)
{
    /// <summary>How many ports a stack takes.</summary>
    public const int PortCount = 9;

    /// <summary>The Service's database (its setting Database); null for SQLite in its data folder.</summary>
    public string? Database { get; init; }

    /// <summary>Whether the agent uses the machine's readers instead of the Sandbox's.</summary>
    public bool AgentUsesPcSc { get; init; }

    private const int LowestPort = 1024;
    private const int HighestPort = 65535;

    /// <summary>Whether pages are served over TLS, each program under its own name.</summary>
    public bool Secure => Service.Scheme == Uri.UriSchemeHttps;

    /// <summary>Every port, with the key of its setting.</summary>
    public IReadOnlyList<(string Key, int Port)> Ports =>
    [
        ("Ports:Service", Service.Port), ("Ports:Verifier", Verifier.Port), ("Ports:Sandbox", Sandbox.Port),
        ("Ports:CardAgent", CardAgent.Port), ("Ports:Reader", ReaderPort), ("Ports:Payments", Payments.Port),
        ("Ports:Identity", Identity.Port), ("Ports:Mail", Mail.Port), ("Ports:Smtp", SmtpPort),
    ];

    /// <summary>Reads the settings: command line, then environment (AKASHI_Ports__Service …), then settings.json of the data folder.</summary>
    /// <exception cref="SettingsException">Every mistake at once.</exception>
    public static StackSettings Read(string data, IReadOnlyDictionary<string, string> arguments)
    {
        var reader = new SettingsReader(SettingsFile.Read(data), SettingsSource.Environment(), SettingsSource.Given(arguments));
        int Port(string key, int usual) => reader.Number("Ports:" + key, usual, LowestPort, HighestPort);
        var settings = Local(
            data,
            [
                Port("Service", 8080), Port("Verifier", 8081), Port("Sandbox", 8082), Port("CardAgent", 8083), Port("Reader", 8084), Port("Payments", 8085),
                Port("Identity", 8086), Port("Mail", 8087), Port("Smtp", 8088),
            ]) with
        { Database = reader.Text("Database") };
        foreach (var twice in settings.Ports.GroupBy(p => p.Port).Where(g => g.Count() > 1))
            reader.Fault(string.Join(" and ", twice.Select(p => p.Key)), $"are both {twice.Key}");
        reader.ThrowIfFaulty();
        return settings;
    }

    /// <summary>All on http://localhost; the agent by its address, as on a holder's machine.</summary>
    /// <param name="data">The folder with the data of all programs.</param>
    /// <param name="ports">Ports in the order of <see cref="Ports"/>.</param>
    public static StackSettings Local(string data, IReadOnlyList<int> ports) => new(
        data, Origin("http://localhost", ports[0]), Origin("http://localhost", ports[1]), Origin("http://localhost", ports[2]),
        Origin("http://127.0.0.1", ports[3]), ports[4], Origin("http://localhost", ports[5]), Origin("http://localhost", ports[6]),
        Origin("http://localhost", ports[7]), ports[8]);

    private static Uri Origin(string host, int port) => new($"{host}:{port}");
}
