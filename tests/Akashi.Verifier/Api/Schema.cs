using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Akashi.Verifier.Tests.Api;

/// <summary>
/// The part of JSON Schema that the OpenAPI documents use. An unknown keyword is an error, not a pass. Stricter than the schemas themselves: a member or
/// a value that is not described is an error, although clients must be ready for it.
/// </summary>
internal sealed class Schema(JsonElement document)
{
    private static readonly string[] Known =
        [
            "$ref", "oneOf", "type", "enum", "required", "properties", "additionalProperties", "items", "minItems", "maxItems", "pattern", "format",
            "description", "x-extensible-enum"];

    /// <summary>What does not fit, one line each.</summary>
    public IEnumerable<string> Faults(JsonElement value, JsonElement schema, string at = "$")
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Known.Contains(keyword.Name)) yield return $"{at}: the schema's {keyword.Name} is not known to this test";
            foreach (var fault in Faults(value, schema, keyword, at)) yield return fault;
        }
    }

    public JsonElement At(string pointer) => pointer.TrimStart('#', '/').Split('/')
        .Aggregate(document, (e, part) => e.GetProperty(part.Replace("~1", "/", StringComparison.Ordinal)));

    private IEnumerable<string> Faults(JsonElement value, JsonElement schema, JsonProperty keyword, string at) => keyword.Name switch
    {
        "$ref" => Faults(value, At(keyword.Value.GetString()!), at),
        "oneOf" => keyword.Value.EnumerateArray().Count(s => !Faults(value, s, at).Any()) == 1 ? [] : [$"{at}: fits not exactly one of its schemas"],
        "type" => Words(keyword.Value).Any(t => Is(value, t)) ? [] : [$"{at}: is {value.ValueKind}"],
        "x-extensible-enum" when value.ValueKind == JsonValueKind.Null => [],
        "enum" or "x-extensible-enum" => keyword.Value.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)) ? [] : [$"{at}: {value} is not listed"],
        "required" => Words(keyword.Value).Where(n => value.ValueKind == JsonValueKind.Object && !value.TryGetProperty(n, out _)).Select(
            n => $"{at}: lacks {n}"),
        "properties" when value.ValueKind == JsonValueKind.Object => value.EnumerateObject().SelectMany(
            p => keyword.Value.TryGetProperty(p.Name, out var s) ? Faults(p.Value, s, $"{at}.{p.Name}") : [$"{at}: {p.Name} is not described"]),
        "items" when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().SelectMany((v, i) => Faults(v, keyword.Value, $"{at}[{i}]")),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= keyword.Value.GetInt32() ? [] : [$"{at}: has too few"],
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= keyword.Value.GetInt32() ? [] : [$"{at}: has too many"],
        "pattern" or "format" when value.ValueKind == JsonValueKind.String =>
            Fits(value.GetString()!, keyword) ? [] : [$"{at}: \"{value}\" is no {keyword.Value}"],
        _ => [],
    };

    private static bool Fits(string text, JsonProperty keyword) => (keyword.Name, keyword.Value.GetString()) switch
    {
        ("pattern", { } pattern) => Regex.IsMatch(text, pattern, RegexOptions.None, Wait.Longest),
        (_, "date-time") => Regex.IsMatch(text, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", RegexOptions.None, Wait.Longest),
        (_, "date") => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        (_, "uri") => Uri.TryCreate(text, UriKind.Absolute, out _),
        _ => false,
    };

    private static IEnumerable<string> Words(JsonElement words) =>
        words.ValueKind == JsonValueKind.Array ? words.EnumerateArray().Select(w => w.GetString()!) : [words.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    };
}
