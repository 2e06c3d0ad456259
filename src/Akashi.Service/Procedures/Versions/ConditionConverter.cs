using System.Text.Json;
using System.Text.Json.Serialization;
using Akashi.Service.Procedures.Conditions;

namespace Akashi.Service.Procedures.Versions;

/// <summary>Writes a condition as the word that says it, or else as the list of its demands.</summary>
internal sealed class ConditionConverter : JsonConverter<Condition>
{
    private static readonly (string Word, Condition Condition)[] Words =
    [
        (nameof(AskWhen.Always), Condition.Always), (nameof(AskWhen.Registered), Condition.Registered),
        (nameof(AskWhen.NotRegistered), Condition.NotRegistered),
    ];

    public override Condition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) return Condition.Of(JsonSerializer.Deserialize<List<Demand>>(ref reader, options) ?? []);
        var word = reader.GetString();
        return Words.FirstOrDefault(w => w.Word == word).Condition ?? throw new JsonException($"There is no condition \"{word}\".");
    }

    public override void Write(Utf8JsonWriter writer, Condition value, JsonSerializerOptions options)
    {
        if (Words.FirstOrDefault(w => w.Condition == value).Word is { } word) writer.WriteStringValue(word);
        else JsonSerializer.Serialize(writer, value.Demands, options);
    }
}
