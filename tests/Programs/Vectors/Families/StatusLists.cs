using System.Formats.Cbor;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akashi.Vectors.Cose;

namespace Akashi.Vectors.Families;

/// <summary>Lists of the IETF Token Status List in CBOR: bits per place, places from the least significant bit up, zlib.</summary>
internal sealed class StatusLists : IFamily
{
    public bool Knows(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object && file.TryGetProperty("cbor_hex", out _) && file.TryGetProperty("bits", out _);

    public IEnumerable<CaseResult> Run(JsonElement file)
    {
        var text = file.GetProperty("cbor_hex").GetString()!;
        var (bits, list) = Read(Convert.FromHexString(text[(text.LastIndexOf(':') + 1)..]));
        yield return CaseResult.Of("bits", file.GetProperty("bits").ToString(), bits.ToString(CultureInfo.InvariantCulture));
        if (file.TryGetProperty("expected_bytes_hex", out var bytes)) yield return CaseResult.Of("bytes", bytes.GetString()!, Convert.ToHexStringLower(list));
        if (!file.TryGetProperty("expected_nonzero", out var places)) yield break;
        var expected = places.EnumerateObject().ToDictionary(p => int.Parse(p.Name, CultureInfo.InvariantCulture), p => p.Value.GetInt32());
        foreach (var (place, value) in expected)
            yield return CaseResult.Of(
                "place-" + place, value.ToString(CultureInfo.InvariantCulture), ValueAt(list, bits, place).ToString(CultureInfo.InvariantCulture));
        var others = Enumerable.Range(0, list.Length * 8 / bits).Count(p => !expected.ContainsKey(p) && ValueAt(list, bits, p) != 0);
        yield return CaseResult.Of("other-places", "0", others.ToString(CultureInfo.InvariantCulture));
        yield return CaseResult.Of("size", file.GetProperty("entries").ToString(), (list.Length * 8 / bits).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The bits per place, and the list.</summary>
    public static (int Bits, byte[] List) Read(ReadOnlyMemory<byte> cbor)
    {
        var reader = new CborReader(cbor);
        var (bits, list) = (0, Array.Empty<byte>());
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var key = reader.ReadTextString();
            if (key == "bits") bits = reader.ReadInt32();
            else if (key == "lst") list = Wrappers.Inflate(reader.ReadByteString()) ?? throw new InvalidOperationException("The list is no zlib.");
            else reader.SkipValue();
        }
        return (bits, list);
    }

    private static int ValueAt(byte[] list, int bits, int place) => (list[place * bits / 8] >> (place * bits % 8)) & ((1 << bits) - 1);
}

/// <summary>
/// A Status List Token as a CWT, or a token that only refers to a list. Only the form is checked, because the file has no key.
/// </summary>
internal sealed class StatusTokens : IFamily
{
    private const string Reference = "65535";

    public bool Knows(JsonElement file) => file.ValueKind == JsonValueKind.Object && file.TryGetProperty("cwt_hex", out _);

    public IEnumerable<CaseResult> Run(JsonElement file)
    {
        var message = CoseMessage.Read(Convert.FromHexString(file.GetProperty("cwt_hex").GetString()!), CoseKind.Sign1);
        yield return CaseResult.Of("container", "Sign1", message.Kind.ToString());
        var claims = CborAsJson.Read(message.Payload)!;
        if (claims[Reference] is { } status)
        {
            yield return CaseResult.Of("reference", "place,address", string.Join(',', Named(status["status_list"])));
            yield break;
        }
        yield return CaseResult.Of("typ", "application/statuslist+cwt", CborAsJson.Read(message.Protected)?["16"]?.ToString() ?? "none");
        string[] required = ["2", "6", "65533"];
        yield return CaseResult.Of("claims", string.Join(',', required), string.Join(',', required.Where(c => claims[c] is not null)));
    }

    // Draft, "Referenced Token in CWT": idx is a number of 0 or more, uri an address.
    private static IEnumerable<string> Named(JsonNode? list)
    {
        if (list?["idx"] is JsonValue place && place.TryGetValue<long>(out var index) && index >= 0) yield return "place";
        if (list?["uri"] is JsonValue text && text.TryGetValue<string>(out var uri) && Uri.TryCreate(uri, UriKind.Absolute, out _)) yield return "address";
    }
}
