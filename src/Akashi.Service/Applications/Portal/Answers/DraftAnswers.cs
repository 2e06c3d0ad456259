using System.Text.Encodings.Web;
using System.Text.Json;
using Akashi.Service.Procedures;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>The answers of an application: those that were accepted, and what was typed wherever that is something else.</summary>
/// <param name="Accepted">Field id to normalised text.</param>
/// <param name="Typed">Name in the form to the text as typed: of answers that are not right yet, and of answers that were normalised.</param>
internal sealed record DraftAnswers(IReadOnlyDictionary<string, string> Accepted, IReadOnlyDictionary<string, string> Typed)
{
    /// <summary>Nothing answered and nothing typed.</summary>
    public static readonly DraftAnswers None = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>Longest text (UTF-16 units) that is kept as typed; an answer that is right is far below it.</summary>
    public const int MaxTyped = 1000;

    // Ids of fields hold no colon.
    private const string TypedMark = "typed:";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static DraftAnswers Read(string json)
    {
        var all = JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
        return new DraftAnswers(
            all.Where(a => !IsTyped(a.Key)).ToDictionary(),
            all.Where(a => IsTyped(a.Key)).ToDictionary(a => a.Key[TypedMark.Length..], a => a.Value));
    }

    /// <summary>A flat JSON object.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(Accepted.Concat(Typed.Select(t => KeyValuePair.Create(TypedMark + t.Key, t.Value))).ToDictionary(), Plain);

    /// <summary>Whether something was typed that is not right yet.</summary>
    public bool IsPending(Field field) => !Accepted.ContainsKey(field.Id) && field.Kind.TypedParts.Any(part => Typed.ContainsKey(field.Id + part));

    /// <summary>What a field holds: the answer, or else what was typed and is not right yet; empty where nothing was.</summary>
    public string Of(Field field) => Accepted.GetValueOrDefault(field.Id)
        ?? (IsPending(field) ? string.Join(' ', field.Names.Select(name => Typed.GetValueOrDefault(name))) : "");

    private static bool IsTyped(string key) => key.StartsWith(TypedMark, StringComparison.Ordinal);
}
