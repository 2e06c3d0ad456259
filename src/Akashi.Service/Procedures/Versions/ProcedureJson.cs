using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Akashi.Service.Platform.Money;
using Akashi.Service.Procedures.FieldKinds;

namespace Akashi.Service.Procedures.Versions;

/// <summary>Converts procedures to JSON text and back. Enums are written by name and kinds of fields by code; both are stable.</summary>
/// <param name="kinds">The kinds of fields.</param>
internal sealed class ProcedureJson(KnownFieldKinds kinds)
{
    private readonly JsonSerializerOptions options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new YenConverter(), new WordingConverter(), new ConditionConverter(), new KindConverter(kinds) },
    };

    /// <summary>Writes a procedure; equal procedures give equal texts.</summary>
    public string Write(Procedure procedure) => JsonSerializer.Serialize(procedure, options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text was not written by it, or names a kind of field that no longer exists.</exception>
    public Procedure Read(string json) =>
        JsonSerializer.Deserialize<Procedure>(OlderVersions.Raise(json), options) ?? throw new JsonException("The version of a procedure holds nothing.");

    private sealed class YenConverter : JsonConverter<Yen>
    {
        public override Yen Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, Yen value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Amount);
    }

    private sealed class KindConverter(KnownFieldKinds kinds) : JsonConverter<FieldKind>
    {
        public override FieldKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            kinds.TryFind(reader.GetString() ?? "", out var kind) ? kind : throw new JsonException($"There is no kind of field \"{reader.GetString()}\".");

        public override void Write(Utf8JsonWriter writer, FieldKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }
}
