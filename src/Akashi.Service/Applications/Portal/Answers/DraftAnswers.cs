using System.Text.Encodings.Web;
using System.Text.Json;
using Akashi.Service.Procedures;

namespace Akashi.Service.Applications.Portal.Answers;

/// <summary>The answers of an application: the accepted ones, and what was typed if it differs from them.</summary>
/// <param name="Accepted">Field id to normalised text.</param>
/// <param name="Typed">Input name to the text as typed, for answers that are not accepted yet and for answers that were normalised.</param>
internal sealed record DraftAnswers(IReadOnlyDictionary<string, string> Accepted, IReadOnlyDictionary<string, string> Typed)
{
    /// <summary>Nothing answered and nothing typed.</summary>
    public static readonly DraftAnswers None = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>Longest text kept as typed, in UTF-16 units; accepted answers are far shorter.</summary>
    public const int MaxTyped = 1000;

    // Field ids contain no colon.
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

    /// <summary>The answers as a flat JSON object.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(Accepted.Concat(Typed.Select(t => KeyValuePair.Create(TypedMark + t.Key, t.Value))).ToDictionary(), Plain);

    /// <summary>Whether something was typed that is not accepted yet.</summary>
    public bool IsPending(Field field) => !Accepted.ContainsKey(field.Id) && field.Kind.TypedParts.Any(part => Typed.ContainsKey(field.Id + part));

    /// <summary>Content of a field: the accepted answer, or what was typed and is not accepted yet; empty if there is neither.</summary>
    public string Of(Field field) => Accepted.GetValueOrDefault(field.Id)
        ?? (IsPending(field) ? string.Join(' ', field.Names.Select(name => Typed.GetValueOrDefault(name))) : "");

    /// <summary>The answers with those to some questions replaced. The others stay, also those whose question is not asked at the moment.</summary>
    /// <param name="fields">The questions.</param>
    /// <param name="answers">The answers to them.</param>
    public DraftAnswers With(IReadOnlyList<Field> fields, DraftAnswers answers)
    {
        var (ids, names) = (fields.Select(f => f.Id).ToHashSet(), fields.SelectMany(f => f.Names.Append(f.Id)).ToHashSet());
        return new DraftAnswers(
            Accepted.Where(a => !ids.Contains(a.Key)).Concat(answers.Accepted.Where(a => ids.Contains(a.Key))).ToDictionary(),
            Typed.Where(t => !names.Contains(t.Key)).Concat(answers.Typed.Where(t => names.Contains(t.Key))).ToDictionary());
    }

    /// <summary>The answers to these questions alone.</summary>
    public DraftAnswers Only(IReadOnlyList<Field> fields) => None.With(fields, this);

    private static bool IsTyped(string key) => key.StartsWith(TypedMark, StringComparison.Ordinal);
}
