using Microsoft.Extensions.Configuration;

namespace Akashi.Hosting;

/// <summary>One source of settings, which can name the place of a key that nobody reads.</summary>
/// <param name="values">Its settings.</param>
/// <param name="placeOf">Describes the place of a key.</param>
/// <param name="spelled">How a setting is spelled in this source.</param>
/// <param name="others">Whether a key belongs to another program and is to be ignored.</param>
public sealed class SettingsSource(IConfiguration values, Func<string, string> placeOf, Func<string, string> spelled, Func<string, bool> others)
{
    private const string EnvironmentPrefix = "AKASHI_";

    // Keys of the framework itself.
    private static readonly string[] HostKeys = ["environment", "applicationName"];

    // Variables of the command line (AKASHI_VERIFIER), of tests, of measurements and of tools/pcscd, which programs started by these inherit.
    private const string CommandLinesVerifier = "VERIFIER";
    private static readonly string[] OthersBegin = ["TEST_", "BENCH_", "KILL_", "PCSCD_"];

    /// <summary>Its settings.</summary>
    internal IConfiguration Values => values;

    /// <summary>What is wrong with the source itself, one line each.</summary>
    internal IReadOnlyList<string> Faults { get; private init; } = [];

    /// <summary>The environment: AKASHI_Tls__Certificate for Tls:Certificate.</summary>
    public static SettingsSource Environment() => new(
        new ConfigurationBuilder().AddEnvironmentVariables(EnvironmentPrefix).Build(),
        key => InEnvironment(key) + " in the environment",
        InEnvironment,
        key =>
            key.Equals(CommandLinesVerifier, StringComparison.OrdinalIgnoreCase)
                || OthersBegin.Any(b => key.StartsWith(b, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A command line of --Key=value or --Key value; anything else is a fault.</summary>
    public static SettingsSource CommandLine(IReadOnlyList<string> args)
    {
        var (values, faults) = (new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase), new List<string>());
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || args[i].Length == 2) faults.Add($"{args[i]}: is not a setting; write --KEY=VALUE");
            else if (args[i].IndexOf('=', StringComparison.Ordinal) is > 2 and var equals) values[args[i][2..equals]] = args[i][(equals + 1)..];
            else if (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal)) values[args[i][2..]] = args[++i];
            else faults.Add($"{args[i]}: has no value; write {args[i]}=VALUE");
        }
        return new SettingsSource(
            InMemory(values), key =>
                $"--{key} on the command line", key => key, key => HostKeys.Contains(key, StringComparer.OrdinalIgnoreCase))
        { Faults = faults };
    }

    /// <summary>
    /// The framework's own two names on a command line: environment, which ASPNETCORE_ENVIRONMENT and DOTNET_ENVIRONMENT give too, and name of the
    /// application. Null where nothing says it.
    /// </summary>
    internal static (string? Environment, string? Application) HostNames(IReadOnlyList<string> args)
    {
        var given = CommandLine(args).Values;
        return (given[HostKeys[0]] ?? System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT"), given[HostKeys[1]]);
    }

    /// <summary>Settings that were read elsewhere, such as from the command line of ./run.</summary>
    public static SettingsSource Given(IReadOnlyDictionary<string, string> values) =>
        new(InMemory(values!), key => $"--{key} on the command line", key => key, _ => false);

    /// <summary>A file of settings.</summary>
    internal static SettingsSource File(IConfiguration values, string file) => new(values, _ => "in " + file, key => key, _ => false);

    /// <summary>Every unknown key, one line each, with the nearest known one.</summary>
    internal IEnumerable<string> Unknown(IReadOnlySet<string> known) =>
        from key in KeysOf(values)
        where !known.Contains(key)
            && !others(key)
            && !(string.IsNullOrEmpty(values[key]) && known.Any(k => k.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase)))
        select $"{key}: is not a setting here ({placeOf(key)}){Hint(key, known)}";

    private string Hint(string key, IReadOnlySet<string> known)
    {
        // The keys of a JSON list are its indexes.
        if (key.LastIndexOf(':') is > 0 and var colon && key[(colon + 1)..].All(char.IsAsciiDigit) && known.Contains(key[..colon]))
            return $"; {key[..colon]} is one text with commas, not a list";
        return Nearest.To(key, known) is { } nearest ? $"; did you mean {spelled(nearest)}?" : "";
    }

    private static string InEnvironment(string key) => EnvironmentPrefix + key.Replace(":", "__", StringComparison.Ordinal);

    private static IConfigurationRoot InMemory(IEnumerable<KeyValuePair<string, string?>> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values).Build();

    // Keys that have a value, or nothing under them.
    private static IEnumerable<string> KeysOf(IConfiguration section) => section.GetChildren().SelectMany(child =>
    {
        var below = KeysOf(child).ToList();
        return child.Value is not null || below.Count == 0 ? below.Prepend(child.Path) : below;
    });
}
