using System.Text.RegularExpressions;

namespace Akashi.Architecture.Texts;

/// <summary>
/// Texts that lie beside the code which asks for them: a page's by the page's name, which view and model share, another class's by the
/// class's name. Every key asked for is there, and every key there is asked for; so no page can have a second file.
/// </summary>
/// <param name="resources">The .resx files.</param>
/// <param name="words">For each pattern of keys, "resource: pattern", the words that can stand for its '*'.</param>
internal sealed partial class PageTexts(IReadOnlyList<TextResource> resources, IReadOnlyDictionary<string, IReadOnlyList<string>> words)
{
    public IEnumerable<Breach> Check(IEnumerable<SourceFile> code)
    {
        var breaches = new List<Breach>();
        var asked = resources.ToDictionary(r => r.Name, _ => new HashSet<string>());
        var patterns = new HashSet<string>();
        foreach (var file in code)
        {
            if (ResourceOf(file) is not { } name) continue;
            var expressions = KeyExpression.AllIn(file.Text).ToList();
            if (expressions.Count == 0) continue;
            if (!asked.TryGetValue(name, out var keys))
            {
                breaches.Add(new Breach(file.Name, $"asks for texts, but {name} is not there"));
                continue;
            }
            foreach (var expression in expressions) keys.UnionWith(expression.Pattern is { } p ? Resolve(file, name, p, patterns, breaches) : expression.Keys);
        }
        breaches.AddRange(words.Keys.Where(w => !patterns.Contains(w)).Select(w => new Breach(w, "is listed, but no code asks by this pattern")));
        foreach (var resource in resources)
        {
            breaches.AddRange(asked[resource.Name].Except(resource.Keys).Select(k => new Breach(resource.Name, $"lacks \"{k}\", which code asks for")));
            breaches.AddRange(resource.Keys.Except(asked[resource.Name]).Select(k => new Breach(resource.Name, $"holds \"{k}\", which nobody asks for")));
        }
        return breaches;
    }

    private IEnumerable<string> Resolve(SourceFile file, string resource, string pattern, HashSet<string> patterns, List<Breach> breaches)
    {
        var listed = $"{Short(resource)}: {pattern}";
        patterns.Add(listed);
        if (words.TryGetValue(listed, out var found)) return found.Select(w => pattern.Replace("*", w, StringComparison.Ordinal));
        breaches.Add(new Breach(file.Name, $"asks by \"{pattern}\"; the words that can stand there are not listed under \"{listed}\""));
        return [];
    }

    private static string Short(string resource) => Path.ChangeExtension(resource["src/Akashi.Service/".Length..], null);

    private string? ResourceOf(SourceFile file)
    {
        if (file.Name.EndsWith(".cshtml", StringComparison.Ordinal)) return Path.ChangeExtension(file.Name, ".resx");
        if (Asker().Match(file.Text) is not { Success: true } match) return null;
        var name = $"/{match.Groups[1].Value}.resx";
        var names = resources.Select(r => r.Name).ToList();
        return names.Find(n => n == file.Folder + name) ?? names.SingleOrDefault(n => n.EndsWith(name, StringComparison.Ordinal)) ?? file.Folder + name;
    }

    // The model of page X is XPage.
    [GeneratedRegex(@"\bTextsOf<(\w+?)(?:Page)?>")]
    private static partial Regex Asker();
}
