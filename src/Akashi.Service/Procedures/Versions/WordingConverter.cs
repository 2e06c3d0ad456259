using System.Text.Json;
using System.Text.Json.Serialization;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Procedures.Versions;

/// <summary>
/// Writes a text with both languages. Versions that were offered when the catalog was in Japanese only hold one text, which is kept as it was offered.
/// </summary>
internal sealed class WordingConverter : JsonConverter<Wording>
{
    private const string Ja = "ja";
    private const string En = "en";

    public override Wording Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new Wording(reader.GetString()!, reader.GetString()!);
        using var both = JsonDocument.ParseValue(ref reader);
        return new Wording(TextOf(both.RootElement, Ja), TextOf(both.RootElement, En));
    }

    public override void Write(Utf8JsonWriter writer, Wording value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(Ja, value.Ja);
        writer.WriteString(En, value.En);
        writer.WriteEndObject();
    }

    private static string TextOf(JsonElement both, string language) =>
        both.GetProperty(language).GetString() ?? throw new JsonException($"A text says null in \"{language}\".");
}
