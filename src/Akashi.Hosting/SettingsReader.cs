using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace Akashi.Hosting;

/// <summary>A program cannot start, for a reason that its operator can fix. It ends with this message and no stack trace.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="inner">Cause; null where there is none.</param>
public abstract class StartException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Every mistake in the settings of one program. The start stops with all of them at once.</summary>
/// <param name="faults">One line each: the key, what is wrong, what is expected.</param>
public sealed class SettingsException(IReadOnlyList<string> faults)
    : StartException("The settings have mistakes:\n  " + string.Join("\n  ", faults))
{
    /// <summary>One line each: the key, what is wrong, what is expected.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}

/// <summary>
/// Reads settings into types and collects every mistake, so that an operator can fix them all at once. It works without reflection, because the
/// Verifier is compiled ahead of time.
/// </summary>
/// <param name="configuration">The settings.</param>
public sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> faults = [];
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyList<SettingsSource> sources = [];

    /// <summary>Reads from several sources. A key in them that nobody asks for is a mistake.</summary>
    /// <param name="sources">The sources; later ones override earlier ones.</param>
    public SettingsReader(params IReadOnlyList<SettingsSource> sources)
        : this(Together(sources))
    {
        this.sources = sources;
        faults.AddRange(sources.SelectMany(s => s.Faults));
    }

    /// <summary>
    /// The sources of every program: command line, environment (AKASHI_…) and settings.json of the data folder, in this order of precedence.
    /// </summary>
    /// <param name="args">The command line.</param>
    /// <exception cref="SettingsException">settings.json is not JSON.</exception>
    public static SettingsReader Open(IReadOnlyList<string> args)
    {
        SettingsSource[] given = [SettingsSource.Environment(), SettingsSource.CommandLine(args)];
        if (new SettingsReader(given).Text(DataKey) is not { } data) return new SettingsReader(given);
        var file = SettingsFile.Read(data);
        var reader = new SettingsReader([file, .. given]);
        if (file.Values[DataKey] is not null) reader.Fault(DataKey, $"cannot be in {SettingsFile.Name} of the folder that it names");
        return reader;
    }

    /// <summary>Key of the data folder, which contains settings.json.</summary>
    public const string DataKey = "Data";

    /// <summary>Adds a mistake that a caller found by its own rules. The same mistake, found by two callers, is reported once.</summary>
    public void Fault(string key, string problem)
    {
        var fault = $"{key}: {problem}";
        if (!faults.Contains(fault)) faults.Add(fault);
    }

    /// <summary>Every key that was read or declared so far.</summary>
    public IReadOnlySet<string> Known => known;

    /// <summary>Declares keys as settings, although they may not be read this time.</summary>
    public void Knows(params IEnumerable<string> keys) => known.UnionWith(keys);

    /// <summary>Declares that keys count only where another one is set. Setting one without it is a mistake.</summary>
    /// <param name="condition">The other key.</param>
    /// <param name="keys">The keys.</param>
    public void GoWith(string condition, params IEnumerable<string> keys)
    {
        if (Text(condition) is not null)
        {
            Knows(keys);
            return;
        }
        foreach (var key in keys.Where(k => Text(k) is not null)) Fault(key, $"counts only together with {condition}, which is not set");
    }

    /// <summary>Stops with every mistake found so far, and with every key that nobody asked for. Call it after reading everything.</summary>
    /// <exception cref="SettingsException">At least one setting is wrong.</exception>
    public void ThrowIfFaulty()
    {
        faults.AddRange(sources.SelectMany(s => s.Unknown(known)));
        if (faults.Count > 0) throw new SettingsException(faults);
    }

    /// <summary>A text; null where the key is missing or blank.</summary>
    public string? Text(string key)
    {
        known.Add(key);
        return string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();
    }

    /// <summary>true or false; false where the key is missing.</summary>
    public bool Flag(string key)
    {
        var text = Text(key) ?? "false";
        if (!bool.TryParse(text, out var value)) Fault(key, $"\"{text}\" is neither true nor false");
        return value;
    }

    /// <summary>A text for people to read, such as a name; null where the key is missing.</summary>
    public string? Name(string key, int longest)
    {
        if (Text(key) is not { } raw) return null;
        if (OutsideText.Read(raw, new TextLimit(longest, longest), out var text) is null) return text;
        Fault(key, $"is not a text of at most {longest} characters");
        return null;
    }

    /// <summary>A text that must be present.</summary>
    public string RequiredText(string key)
    {
        if (Text(key) is { } text) return text;
        Fault(key, "is missing");
        return "";
    }

    /// <summary>An origin: scheme http or https, host, port; no path. Plain http is allowed only for loopback.</summary>
    public Uri Origin(string key, string? fallback = null)
    {
        var text = Text(key) ?? fallback;
        if (text is null)
        {
            Fault(key, "is missing; an origin such as https://portal.example.go.jp");
        }
        else if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
        {
            Fault(key, $"\"{text}\" is not an origin such as https://portal.example.go.jp");
        }
        else if (uri.Scheme == "http" && !LoopbackNames.IsLoopback(uri.Host))
        {
            Fault(key, $"\"{text}\" is plain http; only loopback may go without TLS");
        }
        else
        {
            return uri;
        }
        return new Uri("http://invalid.invalid");
    }

    /// <summary>A folder that only its owner may enter. It is created where it does not exist, and refused where others may enter it.</summary>
    public string PrivateFolder(string key)
    {
        if (Text(key) is not { } path)
        {
            Fault(key, "is missing; a folder");
            return "";
        }
        try
        {
            var folder = Files.PrivateFolder.Make(path);
            if (Files.PrivateFolder.Refuse(folder) is { } open) Fault(key, open);
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fault(key, $"\"{path}\" cannot be used as a folder: {e.Message}");
            return path;
        }
    }

    /// <summary>A file that must exist.</summary>
    public string ExistingFile(string key)
    {
        var path = RequiredText(key);
        if (path.Length > 0 && !File.Exists(path)) Fault(key, $"\"{path}\" does not exist");
        return path;
    }

    /// <summary>One or more X.509 certificates in a PEM file.</summary>
    public X509Certificate2Collection Certificates(string key)
    {
        var found = new X509Certificate2Collection();
        var path = ExistingFile(key);
        if (!File.Exists(path)) return found;
        try
        {
            found.ImportFromPemFile(path);
        }
        catch (CryptographicException e)
        {
            Fault(key, $"\"{path}\" is not a PEM file of certificates: {e.Message}");
        }
        if (found.Count == 0) Fault(key, $"\"{path}\" holds no certificate");
        return found;
    }

    /// <summary>Certificates as in <see cref="Certificates"/>; empty where the key is missing.</summary>
    public X509Certificate2Collection OptionalCertificates(string key) => Text(key) is null ? [] : Certificates(key);

    /// <summary>A duration such as 00:05:00 between two bounds, inclusive.</summary>
    public TimeSpan Duration(string key, TimeSpan fallback, TimeSpan least, TimeSpan most)
    {
        if (Text(key) is not { } text) return fallback;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        Fault(key, $"\"{text}\" is not a duration from {least:c} to {most:c}");
        return fallback;
    }

    /// <summary>An integer between two bounds, inclusive.</summary>
    public int Number(string key, int fallback, int least, int most)
    {
        if (Text(key) is not { } text) return fallback;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        Fault(key, $"\"{text}\" is not a whole number from {least} to {most}");
        return fallback;
    }

    /// <summary>A list of words separated by commas.</summary>
    public IReadOnlyList<string> Words(string key, string fallback = "") =>
        (Text(key) ?? fallback).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IConfigurationRoot Together(IReadOnlyList<SettingsSource> sources)
    {
        var builder = new ConfigurationBuilder();
        foreach (var source in sources) builder.AddConfiguration(source.Values);
        return builder.Build();
    }
}
