using Microsoft.Extensions.Configuration;

namespace Akashi.Hosting;

/// <summary>One place in which settings stand, so that a key nobody reads can be told with the place.</summary>
/// <param name="values">What stands there.</param>
/// <param name="placeOf">Where a key stands, in words.</param>
/// <param name="spelled">How a setting is spelled there.</param>
/// <param name="others">Whether a key belongs to somebody else and is none of our business.</param>
public sealed class SettingsSource(IConfiguration values, Func<string, string> placeOf, Func<string, string> spelled, Func<string, bool> others)
{
    private const string EnvironmentPrefix = "AKASHI_";

    // The framework's own.
    private static readonly string[] HostKeys = ["environment", "applicationName"];

    // Variables of the command line (AKASHI_VERIFIER), of tests, of measurements and of tools/pcscd, which programs that these start inherit.
    private const string CommandLinesVerifier = "VERIFIER";
    private static readonly string[] OthersBegin = ["TEST_", "BENCH_", "KILL_", "PCSCD_"];

    /// <summary>What stands there.</summary>
    internal IConfiguration Values => values;

    /// <summary>What is wrong with the place itself, one line each.</summary>
    internal IReadOnlyList<string> Faults { get; private init; } = [];

    /// <summary>The environment: AKASHI_Tls__Certificate for Tls:Certificate.</summary>
    public static SettingsSource Environment() => new(
        new ConfigurationBuilder().AddEnvironmentVariables(EnvironmentPrefix).Build(),
        key => InEnvironment(key) + " in the environment",
        InEnvironment,
        key => key.Equals(CommandLinesVerifier, StringComparison.OrdinalIgnoreCase) || OthersBegin.Any(b => key.StartsWith(b, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A command line of --Key=value or --Key value; all else on it is a fault.</summary>
    public static SettingsSource CommandLine(IReadOnlyList<string> args)
    {
        var (values, faults) = (new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase), new List<string>());
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || args[i].Length == 2) faults.Add($"{args[i]}: is no setting; write --KEY=VALUE");
            else if (args[i].IndexOf('=', StringComparison.Ordinal) is > 2 and var equals) values[args[i][2..equals]] = args[i][(equals + 1)..];
            else if (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal)) values[args[i][2..]] = args[++i];
            else faults.Add($"{args[i]}: has no value; write {args[i]}=VALUE");
        }
        return new SettingsSource(InMemory(values), key => $"--{key} on the command line", key => key, key => HostKeys.Contains(key, StringComparer.OrdinalIgnoreCase)) { Faults = faults };
    }

    /// <summary>Settings that were read elsewhere, such as from the command line of ./run.</summary>
    public static SettingsSource Given(IReadOnlyDictionary<string, string> values) =>
        new(InMemory(values!), key => $"--{key} on the command line", key => key, _ => false);

    /// <summary>A file of settings.</summary>
    internal static SettingsSource File(IConfiguration values, string file) => new(values, _ => "in " + file, key => key, _ => false);

    /// <summary>Every key nobody knows, one line each, with the nearest that is known.</summary>
    internal IEnumerable<string> Unknown(IReadOnlySet<string> known) =>
        from key in KeysOf(values)
        where !known.Contains(key) && !others(key) && !(string.IsNullOrEmpty(values[key]) && known.Any(k => k.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase)))
        select $"{key}: is no setting here ({placeOf(key)}){Hint(key, known)}";

    private string Hint(string key, IReadOnlySet<string> known)
    {
        // A list in JSON has its places as keys.
        if (key.LastIndexOf(':') is > 0 and var colon && key[(colon + 1)..].All(char.IsAsciiDigit) && known.Contains(key[..colon])) return $"; {key[..colon]} is one text with commas between, no list";
        return Nearest.To(key, known) is { } nearest ? $"; did you mean {spelled(nearest)}?" : "";
    }

    private static string InEnvironment(string key) => EnvironmentPrefix + key.Replace(":", "__", StringComparison.Ordinal);

    private static IConfigurationRoot InMemory(IEnumerable<KeyValuePair<string, string?>> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build();

    // What has a value, and what has nothing below it.
    private static IEnumerable<string> KeysOf(IConfiguration section) => section.GetChildren().SelectMany(child =>
    {
        var below = KeysOf(child).ToList();
        return child.Value is not null || below.Count == 0 ? below.Prepend(child.Path) : below;
    });
}
