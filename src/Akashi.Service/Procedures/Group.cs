using System.Globalization;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Procedures;

/// <summary>Questions that are answered as often as there is something to say, such as 職歴. Each time is an <see cref="Occurrence"/>.</summary>
/// <param name="Least">Fewest times; so many are shown at first.</param>
/// <param name="Most">Most times.</param>
/// <param name="Fields">The questions. Their conditions and rules may name one another, and questions before the group.</param>
public sealed record Group(int Least, int Most, IReadOnlyList<Field> Fields)
{
    /// <summary>The most times that a group can be answered.</summary>
    public const int MostOfAll = 20;

    /// <summary>The most inputs of all times together, so that a form can be sent (<see cref="Hosting.FormLimits.Values"/>).</summary>
    public const int MostInputs = 200;

    private const char Between = ' ';
    private const int LongestKey = 3;

    /// <summary>Inputs of one time.</summary>
    public int Inputs => Fields.Sum(f => f.Kind.Parts.Count);

    /// <summary>The keys in a stored or sent answer, in their order. What is no key, or one for the second time, is left out.</summary>
    public static IReadOnlyList<string> KeysIn(string? answer) =>
        [.. (answer ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries).Where(IsKey).Distinct()];

    /// <summary>The answer with these keys.</summary>
    public static string AnswerOf(IEnumerable<string> keys) => string.Join(Between, keys);

    /// <summary>Whether a text can be a key: 1 to 999.</summary>
    public static bool IsKey(string text) => text.Length is > 0 and <= LongestKey && text[0] != '0' && text.All(char.IsAsciiDigit);

    /// <summary>The keys of the times that are asked by an answer: at least as many as have to be, and no more than may be.</summary>
    /// <param name="answer">The stored answer; null or empty if there is none.</param>
    public IReadOnlyList<string> Keys(string? answer)
    {
        var keys = KeysIn(answer).Take(Most).ToList();
        while (keys.Count < Least) keys.Add(NextKey(keys));
        return keys;
    }

    /// <summary>A key that comes after all of these, so that no other time had it.</summary>
    public static string NextKey(IEnumerable<string> keys) =>
        (1 + keys.Select(k => int.Parse(k, CultureInfo.InvariantCulture)).Append(0).Max()).ToString(CultureInfo.InvariantCulture);
}

/// <summary>One of the times that a group is answered.</summary>
/// <param name="Group">Id of the group.</param>
/// <param name="Key">Key within the answer; it stays when others are removed.</param>
/// <param name="Heading">The group with the number of the time, by its place: 職歴 2件目.</param>
/// <param name="Before">The same as it stands before the label of a question.</param>
/// <param name="Own">The question's own label.</param>
public sealed record Occurrence(string Group, string Key, Wording Heading, Wording Before, Wording Own)
{
    /// <summary>Names the time within a page.</summary>
    public string Name => $"{Group}.{Key}";
}
