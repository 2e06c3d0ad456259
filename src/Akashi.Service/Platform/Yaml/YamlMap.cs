using System.Globalization;
using Akashi.Hosting;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Akashi.Service.Platform.Yaml;

/// <summary>
/// A mapping of a YAML file that is read key by key: what is missing, of the wrong kind or left over becomes a fault with its line.
/// </summary>
internal sealed class YamlMap
{
    /// <summary>The most characters of a text for which nothing else is said.</summary>
    public const int LongestText = 400;
    private readonly string file;
    private readonly string path;
    private readonly YamlMappingNode node;
    private readonly List<FileFault> faults;
    private readonly HashSet<string> known = [];

    public YamlMap(string file, YamlMappingNode node, List<FileFault> faults, string path = "") =>
        (this.file, this.node, this.faults, this.path) = (file, node, faults, path);

    public string File => file;

    /// <summary>Paths of the files in a folder and below it, in a fixed order; none where there is no folder.</summary>
    public static IEnumerable<string> FilesIn(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];
    }

    /// <summary>Name of one of <see cref="FilesIn"/>: its path below the folder, with slashes and without the extension.</summary>
    public static string NameOf(string folder, string name, string path) =>
        Path.GetRelativePath(Path.Combine(folder, name), path).Replace('\\', '/')[..^".yaml".Length];

    /// <summary>The mapping at the root of a file; null (with a fault) where there is none.</summary>
    public static YamlMap? Load(string folder, string path, List<FileFault> faults)
    {
        var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
        try
        {
            using var reader = System.IO.File.OpenText(path);
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return new YamlMap(name, root, faults);
            faults.Add(new FileFault(name, 1, "holds no mapping (key: value)"));
        }
        catch (YamlException e)
        {
            faults.Add(new FileFault(name, (int)e.Start.Line, "is no YAML: " + e.Message));
        }
        return null;
    }

    /// <summary>A key as faults name it: with the keys that lead to it, where these are read as one.</summary>
    public string Named(string key) => $"\"{path}{key}\"";

    public void Fault(string? key, string message) => faults.Add(new FileFault(file, LineOf(key), message));

    public string Text(string key, int max = LongestText)
    {
        var text = OptionalText(key, max);
        if (text is null && !node.Children.ContainsKey(new YamlScalarNode(key))) Fault(null, $"{Named(key)} is missing");
        return text ?? "";
    }

    public string? OptionalText(string key, int max = LongestText)
    {
        known.Add(key);
        if (!node.Children.TryGetValue(new YamlScalarNode(key), out var value)) return null;
        if (value is not YamlScalarNode { Value: { Length: > 0 } text })
        {
            Fault(key, $"{Named(key)} must be a text");
            return null;
        }
        return Read(text, max, problem => Fault(key, $"{Named(key)} {problem}"));
    }

    public int Number(string key, int least, int most, int? fallback = null)
    {
        var text = fallback is null ? Text(key) : OptionalText(key);
        if (text is null) return fallback!.Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        if (text.Length > 0) Fault(key, $"{Named(key)} must be a whole number from {least} to {most}");
        return least;
    }

    public bool Flag(string key)
    {
        var text = Text(key);
        if (text is not ("" or "true" or "false")) Fault(key, $"{Named(key)} must be true or false");
        return text == "true";
    }

    /// <summary>One of a set of words, which are an enum's names in kebab case.</summary>
    public T Word<T>(string key, T? fallback = null)
        where T : struct, Enum
    {
        var text = fallback is null ? Text(key) : OptionalText(key);
        if (text is null) return fallback!.Value;
        foreach (var value in Enum.GetValues<T>())
        {
            if (Kebab(value) == text) return value;
        }
        if (text.Length > 0) Fault(key, $"{Named(key)} must be one of {string.Join(", ", Enum.GetNames<T>().Select(Kebab))}");
        return default;
    }

    /// <summary>One of some words of an enum in kebab case; null where the key is absent, or with a fault.</summary>
    public T? OptionalWord<T>(string key, IReadOnlyList<T> among)
        where T : struct, Enum
    {
        if (OptionalText(key) is not { } text) return null;
        if (among.Where(value => Kebab(value) == text).Cast<T?>().FirstOrDefault() is { } word) return word;
        Fault(key, $"{Named(key)} must be one of {string.Join(", ", among.Select(Kebab))}");
        return null;
    }

    public IReadOnlyList<string> Texts(string key, bool required = true)
    {
        var found = new List<string>();
        foreach (var child in Children(key, required))
        {
            void Report(string problem) => faults.Add(new FileFault(file, (int)child.Start.Line, $"{Named(key)} {problem}"));
            if (child is YamlScalarNode { Value: { Length: > 0 } text }) found.Add(Read(text, LongestText, Report));
            else Report("must be a list of texts");
        }
        return found;
    }

    public IEnumerable<YamlMap> Maps(string key, bool required)
    {
        foreach (var child in Children(key, required))
        {
            if (child is YamlMappingNode map) yield return new YamlMap(file, map, faults);
            else faults.Add(new FileFault(file, (int)child.Start.Line, $"{Named(key)} must be a list of mappings"));
        }
    }

    public YamlMap? Map(string key)
    {
        known.Add(key);
        if (node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is YamlMappingNode map) return new YamlMap(file, map, faults);
        Fault(key, $"{Named(key)} is missing or no mapping");
        return null;
    }

    /// <summary>A mapping; null where the key is absent, or with a fault.</summary>
    public YamlMap? OptionalMap(string key)
    {
        known.Add(key);
        return Has(key) ? Map(key) : null;
    }

    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => node.Children.ContainsKey(new YamlScalarNode(key));

    /// <summary>Whether no key is there.</summary>
    public bool IsEmpty => node.Children.Count == 0;

    /// <summary>Whether the key holds a mapping or a list, and not a word.</summary>
    public bool HoldsMaps(string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is YamlMappingNode or YamlSequenceNode;

    /// <summary>The mappings of a key that holds one, or a list of them.</summary>
    public IEnumerable<YamlMap> MapOrMaps(string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is YamlMappingNode ? [Map(key)!] : Maps(key, required: true);

    /// <summary>A mapping whose keys are read as parts of this key, so that faults name both; null where it is absent, or with a fault.</summary>
    public YamlMap? Inner(string key, bool required)
    {
        known.Add(key);
        if (node.Children.TryGetValue(new YamlScalarNode(key), out var value)) return Inner(key, value);
        if (required) Fault(null, $"{Named(key)} is missing");
        return null;
    }

    /// <summary>A list of such mappings.</summary>
    public IReadOnlyList<YamlMap> Inners(string key) => [.. Children(key, required: true).Select(child => Inner(key, child)).OfType<YamlMap>()];

    /// <summary>To be called when all was read: every other key is a mistake.</summary>
    public void End()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(k => !known.Contains(k.Value ?? "")))
            faults.Add(new FileFault(file, (int)key.Start.Line, $"{Named(key.Value ?? "")} is not known here; known are {string.Join(", ", known)}"));
    }

    private YamlMap? Inner(string key, YamlNode value)
    {
        if (value is YamlMappingNode map) return new YamlMap(file, map, faults, $"{path}{key}.");
        faults.Add(new FileFault(file, (int)value.Start.Line, $"{Named(key)} must say both languages: {{ ja: …, en: … }}"));
        return null;
    }

    private static string Read(string raw, int max, Action<string> fault)
    {
        if (OutsideText.Read(raw, new TextLimit(max, 2 * max, Lines: true), out var text) is { } found)
            fault(found == TextFault.TooLong ? $"is longer than {max} characters" : "holds control characters, or what is no character");
        else if (text.Length == 0)
            fault("must be a text");
        return text;
    }

    private IEnumerable<YamlNode> Children(string key, bool required)
    {
        known.Add(key);
        if (node.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is YamlSequenceNode list) return list.Children;
        if (value is not null) Fault(key, $"{Named(key)} must be a list");
        else if (required) Fault(null, $"{Named(key)} is missing");
        return [];
    }

    /// <summary>A value of an enum as files write it: kebab case.</summary>
    public static string Kebab<T>(T value)
        where T : struct, Enum => Kebab(value.ToString());

    /// <summary>Line of a key; of the mapping where it is absent or null.</summary>
    public int LineOf(string? key) =>
        (int)(key is not null && node.Children.Keys.FirstOrDefault(k => k is YamlScalarNode s && s.Value == key) is { } at ? at.Start.Line : node.Start.Line);

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
