using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Akashi.Service.Platform.Json;

/// <summary>
/// Canonical JSON (RFC 8785): keys in the order of their UTF-16 code units, no white space,
/// minimal escapes. Numbers are integers from −2^53 to 2^53; our documents contain no others.
/// </summary>
public static class CanonicalJson
{
    private const long MostExact = 1L << 53;

    /// <summary>The canonical UTF-8 bytes of a value.</summary>
    /// <param name="node">Objects, arrays, strings, booleans, nulls and integers.</param>
    /// <exception cref="ArgumentException">A number is no integer or beyond 2^53, or a string contains a lone surrogate.</exception>
    public static byte[] Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text.ToString());
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException("A string holds a lone surrogate.", nameof(node), e);
        }
    }

    private static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null: text.Append("null"); break;
            case JsonObject o: AppendObject(text, o); break;
            case JsonArray a: AppendArray(text, a); break;
            default: AppendScalar(text, node.AsValue()); break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonObject o)
    {
        var separator = '{';
        foreach (var (key, value) in o.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            text.Append(separator);
            AppendString(text, key);
            text.Append(':');
            Append(text, value);
            separator = ',';
        }
        text.Append(separator == '{' ? "{}" : "}");
    }

    private static void AppendArray(StringBuilder text, JsonArray a)
    {
        text.Append('[');
        for (var i = 0; i < a.Count; i++)
        {
            if (i > 0) text.Append(',');
            Append(text, a[i]);
        }
        text.Append(']');
    }

    private static void AppendScalar(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.True: text.Append("true"); break;
            case JsonValueKind.False: text.Append("false"); break;
            case JsonValueKind.String: AppendString(text, value.GetValue<string>()); break;
            default: text.Append(Whole(value).ToString(CultureInfo.InvariantCulture)); break;
        }
    }

    private static long Whole(JsonValue value) =>
        long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
        && whole is >= -MostExact and <= MostExact
            ? whole
            : throw new ArgumentException("Only whole numbers up to 2^53 have one canonical form here.", nameof(value));

    private static void AppendString(StringBuilder text, string s)
    {
        text.Append('"');
        foreach (var c in s)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }
        text.Append('"');
    }
}
