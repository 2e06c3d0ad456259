using Mono.Cecil;

namespace Akashi.Architecture.Texts;

/// <summary>The words of enums: each enum that code asks EnumTexts about has its own .resx with every one of its names, and they stand nowhere else.</summary>
/// <param name="resources">The .resx files.</param>
/// <param name="words">For each pattern of keys, "resource: pattern", the words that can stand at its '*'.</param>
internal sealed class EnumWords(IReadOnlyList<TextResource> resources, IReadOnlyDictionary<string, IReadOnlyList<string>> words)
{
    private const string Root = "src/Akashi.Service/";

    /// <summary>Whether a file lies under the name of an enum.</summary>
    public static bool Is(TextResource resource, ModuleDefinition module) =>
        module.GetType("Akashi.Service." + Path.ChangeExtension(resource.Name[Root.Length..], null).Replace('/', '.'))?.IsEnum == true;

    /// <summary>Names of each enum that compiled code asks EnumTexts about, by the .resx where they must stand.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> AskedIn(ModuleDefinition module) =>
        (from type in module.GetTypes()
         from method in type.Methods.Where(m => m.HasBody)
         from instruction in method.Body.Instructions
         where instruction.Operand is GenericInstanceMethod { DeclaringType.FullName: "Akashi.Service.Platform.Texts.EnumTexts" }
         select ((GenericInstanceMethod)instruction.Operand).GenericArguments[0].Resolve()).Distinct()
        .ToDictionary(
            e => Root + e.FullName["Akashi.Service.".Length..].Replace('.', '/') + ".resx",
            e => (IReadOnlyList<string>)[.. e.Fields.Where(f => f.IsLiteral).Select(f => f.Name)]);

    /// <summary>What is asked and is not there, or is there and is not asked.</summary>
    /// <param name="asked">As <see cref="AskedIn"/> gives it.</param>
    public IEnumerable<Breach> Check(IReadOnlyDictionary<string, IReadOnlyList<string>> asked)
    {
        foreach (var (name, names) in asked)
        {
            var keys = resources.FirstOrDefault(r => r.Name == name)?.Keys.ToList() ?? [];
            foreach (var missing in names.Except(keys)) yield return new Breach(name, $"lacks \"{missing}\", which code asks for");
            foreach (var unknown in keys.Except(names)) yield return new Breach(name, $"holds \"{unknown}\", which the enum does not");
        }
    }

    /// <summary>The same words for the same names in two places.</summary>
    /// <param name="ofEnums">The files that hold the words of an enum.</param>
    public IEnumerable<Breach> Repeated(IEnumerable<TextResource> ofEnums)
    {
        var sets = ofEnums.Select(r => (r.Name, r.Texts)).Concat(words.Select(Said)).Where(s => s.Texts.Count > 1).ToList();
        return from i in Enumerable.Range(0, sets.Count)
               from j in Enumerable.Range(0, sets.Count)
               where i != j && (i > j || sets[i].Texts.Count < sets[j].Texts.Count)
               where sets[i].Texts.All(t => sets[j].Texts.TryGetValue(t.Key, out var text) && text == t.Value)
               select new Breach(sets[i].Name, $"says the words of {sets[j].Name} once more");
    }

    private (string Name, IReadOnlyDictionary<string, string> Texts) Said(KeyValuePair<string, IReadOnlyList<string>> listed)
    {
        var (name, pattern) = listed.Key.Split(": ") is [var first, var second] ? (first, second) : throw new ArgumentException(listed.Key);
        var texts = resources.FirstOrDefault(r => r.Name == Root + name + ".resx")?.Texts ?? new Dictionary<string, string>();
        var said = listed.Value.Select(w => (Word: w, Key: pattern.Replace("*", w, StringComparison.Ordinal))).Where(w => texts.ContainsKey(w.Key));
        return (listed.Key, said.ToDictionary(w => w.Word, w => texts[w.Key]));
    }
}
