using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Platform.Storage;

/// <summary>Values that are kept as a whole and never asked for by a part.</summary>
internal static class JsonColumn
{
    // Names stay readable for who looks into the table; enums are stored by their names, which are stable codes.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Keeps a value as JSON text. It is unchangeable data, compared by what it says.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(value => JsonSerializer.Serialize(value, Options), json => JsonSerializer.Deserialize<T>(json, Options)!);
}
