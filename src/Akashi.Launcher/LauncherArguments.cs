using Akashi.Hosting;

namespace Akashi.Launcher;

/// <summary>What the person asked for.</summary>
/// <param name="Command">"run", "card", "demo" or "help".</param>
/// <param name="Reset">Whether the data is emptied first.</param>
/// <param name="Data">The data folder; null for the default one.</param>
/// <param name="Out">Where the demo leaves its results; null where not given.</param>
/// <param name="Persona">Whose card; null for the first persona's, and for other commands.</param>
/// <param name="PcSc">Whether the card agent uses the machine's readers instead of the Sandbox's.</param>
/// <param name="Settings">Settings such as Ports:Service.</param>
internal sealed record LauncherArguments(
    string Command, bool Reset, string? Data, string? Out, string? Persona, bool PcSc, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>The usage text.</summary>
    public const string Usage = """
        ./run                     starts everything; Ctrl-C stops it
        ./run --reset             empties the data folder first
        ./run demo --out DIR      walks the flows without a browser and leaves the results in DIR

        ./run card [PERSONA]      puts a card of the Sandbox into a virtual reader of this machine's pcscd until Ctrl-C

        --pcsc                    the card agent uses this machine's readers (real, or from ./run card) instead of the Sandbox's
        --data DIR                a data folder other than ./data
        --Ports:Service=8080      (also Verifier, Sandbox, CardAgent, Reader, Payments, Identity, Mail, Smtp) another port; or
                                  AKASHI_Ports__Service=8080, or {"Ports": {"Service": 8080}} in settings.json of the data folder
        --Database=CONNECTION     PostgreSQL with this Npgsql connection string instead of SQLite (--reset does not empty it); if it has a password,
                                  use AKASHI_Database or settings.json, because others on this machine can see arguments
        """;

    private static readonly string[] Words = ["demo", "card", "help", "--reset", "--pcsc", "--data", "--out", "--Database"];

    /// <summary>Parses a command line.</summary>
    /// <param name="arguments">The arguments as given.</param>
    /// <param name="fault">What is wrong; null where nothing is.</param>
    public static LauncherArguments Parse(IReadOnlyList<string> arguments, out string? fault)
    {
        fault = null;
        var parsed = new LauncherArguments("run", false, null, null, null, false, new Dictionary<string, string>());
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < arguments.Count; i++)
        {
            var typed = arguments[i];
            var (key, value) = Split(arguments, ref i);
            switch (key)
            {
                case "demo" or "card" or "help" when i == 0:
                    parsed = parsed with { Command = key };
                    break;
                case "--help" or "-h":
                    parsed = parsed with { Command = "help" };
                    break;
                case not null when i == 1 && parsed is { Command: "card" } && !key.StartsWith('-'):
                    parsed = parsed with { Persona = key };
                    break;
                case "--reset" when parsed.Command == "run":
                    parsed = parsed with { Reset = true };
                    break;
                case "--pcsc" when parsed.Command == "run":
                    parsed = parsed with { PcSc = true };
                    break;
                case "--data" when parsed.Command != "demo" && value is not null:
                    parsed = parsed with { Data = value };
                    break;
                case "--out" when parsed.Command == "demo" && value is not null:
                    parsed = parsed with { Out = value };
                    break;
                case not null when parsed.Command != "demo"
                    && key.StartsWith("--", StringComparison.Ordinal)
                    && (key.Contains(':') || key[2..].Equals("Database", StringComparison.OrdinalIgnoreCase))
                    && value is not null:
                    settings[key[2..]] = value;
                    break;
                default:
                    var hint = Nearest.To(key ?? "", Words) is { } nearest && nearest != key ? $" Did you mean {nearest}?" : "";
                    fault ??= $"\"{typed}\" is not understood here.{hint}";
                    break;
            }
        }
        if (parsed is { Command: "demo", Out: null }) fault ??= "The demo needs --out DIR.";
        return parsed with { Settings = settings };
    }

    // --key=value, or --key value for the two options that name a folder.
    private static (string Key, string? Value) Split(IReadOnlyList<string> arguments, ref int i)
    {
        var text = arguments[i];
        var equals = text.IndexOf('=');
        if (text.StartsWith("--", StringComparison.Ordinal) && equals > 0) return (text[..equals], text[(equals + 1)..]);
        return text is "--data" or "--out" && i + 1 < arguments.Count ? (text, arguments[++i]) : (text, null);
    }
}
