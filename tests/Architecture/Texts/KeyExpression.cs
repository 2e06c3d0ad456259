using System.Text.RegularExpressions;

namespace Akashi.Architecture.Texts;

/// <summary>The argument with which code asks for a text: complete keys, or a pattern if a part is known only at run time.</summary>
/// <param name="Keys">Complete keys.</param>
/// <param name="Pattern">The fixed parts with '*' for the unknown one, such as "State*"; null if there is none.</param>
internal sealed partial record KeyExpression(IReadOnlyList<string> Keys, string? Pattern)
{
    /// <summary>Finds every place in a file that asks for a text.</summary>
    public static IEnumerable<KeyExpression> AllIn(string text) =>
        Access().Matches(text).Select(m => Read(FirstArgument(text[(m.Index + m.Length)..])));

    private static KeyExpression Read(string argument)
    {
        if (Choice().Match(argument) is { Success: true } choice) return new KeyExpression([choice.Groups[1].Value, choice.Groups[2].Value], null);
        if (Whole().Match(argument) is { Success: true } whole) return new KeyExpression([whole.Groups[1].Value], null);
        var parts = argument.Split('+', StringSplitOptions.TrimEntries).Select(p => Whole().Match(p) is { Success: true } w ? w.Groups[1].Value : "*");
        return new KeyExpression([], string.Concat(parts));
    }

    private static string FirstArgument(string rest)
    {
        var depth = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            if (depth == 0 && rest[i] is (',' or ']' or ')')) return rest[..i].Trim();
            depth += rest[i] switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
        }
        return rest;
    }

    [GeneratedRegex(@"(?<![\w.])(?:T|[tT]exts)\[")]
    private static partial Regex Access();

    [GeneratedRegex(@"^""([^""]*)""$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\?\s*""([^""]*)""\s*:\s*""([^""]*)""$")]
    private static partial Regex Choice();
}
