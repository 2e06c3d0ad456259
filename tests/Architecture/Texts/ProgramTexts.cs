using System.Text.RegularExpressions;

namespace Akashi.Architecture.Texts;

/// <summary>
/// Checks the texts of a whole program, which go through one static class. A key may pass through variables, so
/// it counts as asked for if it is written anywhere in the program. A key that is asked for by name must exist.
/// </summary>
internal static partial class ProgramTexts
{
    public static IEnumerable<Breach> Check(TextResource resource, IReadOnlyList<SourceFile> code, IReadOnlyList<string> made)
    {
        var written = code.SelectMany(f => Written().Matches(f.Text))
            .SelectMany(m => m.Groups.Values.Skip(1))
            .Where(g => g.Success)
            .Select(g => g.Value)
            .ToHashSet();
        var asked = code.SelectMany(f => Asked().Matches(f.Text)).Select(m => m.Groups.Values.Skip(1).First(g => g.Success).Value);
        return asked.Except(resource.Keys).Select(k => new Breach(resource.Name, $"lacks \"{k}\", which code asks for"))
            .Concat(made.Except(resource.Keys).Select(k => new Breach(resource.Name, $"lacks \"{k}\", which code makes up")))
            .Concat(resource.Keys.Where(k => !written.Contains(k)).Except(made)
                .Select(k => new Breach(resource.Name, $"holds \"{k}\", which nobody asks for")));
    }

    [GeneratedRegex(@"""([\w-]+)""|nameof\((\w+)\)|(\w+)(?:\([^()]*\))?\s*=>[^;]*\bGet\(\)")]
    private static partial Regex Written();

    [GeneratedRegex(@"\bGet\(""([\w-]+)""\s*[,)]|\bGet\(nameof\((\w+)\)|\bstring (\w+)(?:\([^()]*\))?\s*=>[^;]*\bGet\(\)")]
    private static partial Regex Asked();
}
