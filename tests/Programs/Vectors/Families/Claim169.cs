using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akashi.Vectors.Cose;

namespace Akashi.Vectors.Families;

/// <summary>Identity codes of MOSIP (claim 169): Base45, zlib, COSE, CWT; the signature too where the file names a key.</summary>
internal sealed class Claim169 : IFamily
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["id"] = "1",
        ["fullName"] = "4",
        ["firstName"] = "5",
        ["middleName"] = "6",
        ["lastName"] = "7",
        ["dateOfBirth"] = "8",
        ["address"] = "10",
        ["email"] = "11",
        ["phone"] = "12",
        ["nationality"] = "13",
        ["guardian"] = "15",
        ["secondaryFullName"] = "19",
        ["secondaryLanguage"] = "20",
        ["legalStatus"] = "22",
        ["countryOfIssuance"] = "23",
    };

    private static readonly Dictionary<string, string> Claims = new()
    {
        ["issuer"] = "1",
        ["subject"] = "2",
        ["expiresAt"] = "4",
        ["notBefore"] = "5",
        ["issuedAt"] = "6"
    };

    public bool Knows(JsonElement file) => file.ValueKind == JsonValueKind.Object && file.TryGetProperty("qr_data", out _);

    public IEnumerable<CaseResult> Run(JsonElement file)
    {
        var expected = file.TryGetProperty("expected_error", out var error)
            ? error.GetString()!
            : file.TryGetProperty("signing_key", out _)
            ? "verified"
            : "decoded";
        var got = Check(file);
        yield return got.StartsWith("container:", StringComparison.Ordinal) || got.StartsWith("algorithm:", StringComparison.Ordinal)
            ? CaseResult.Skip("code", expected, got)
            : CaseResult.Of("code", expected, got);
    }

    private static string Check(JsonElement file)
    {
        if (Wrappers.FromBase45(file.GetProperty("qr_data").GetString()!) is not { } compressed) return "Base45Decode";
        if (Wrappers.Inflate(compressed) is not { } bytes) return "Decompress";
        try
        {
            var message = CoseMessage.Read(bytes, CoseKind.Sign1);
            if (message.Kind != CoseKind.Sign1) return "container:COSE-" + message.Kind;
            if (CborAsJson.Read(message.Payload) is not JsonObject claims) return "CwtParse";
            if (claims["169"] is not JsonObject facts) return "Claim169NotFound";
            if (!Agree(file, "expected_claim169", Keys, facts) || !Agree(file, "expected_cwt_meta", Claims, claims)) return "differs";
            return file.TryGetProperty("signing_key", out var key) ? CheckSignature(message, key) : "decoded";
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException)
        {
            return "CoseParse";
        }
    }

    private static string CheckSignature(CoseMessage message, JsonElement key)
    {
        var bytes = Convert.FromHexString(key.GetProperty("public_key_hex").GetString()!);
        var signature = message.Signatures[0];
        var read = key.GetProperty("algorithm").GetString() switch { "ES256" => Point(bytes), "EdDSA" => SignatureKey.OfEdwards(bytes), _ => null };
        if (read is null) return "algorithm:" + key.GetProperty("algorithm").GetString();
        return signature.Header.Algorithm is { } algorithm && read.Verify(algorithm, message.ToBeSigned(signature, []), signature.Value)
            ? "verified"
            : "SignatureInvalid";
    }

    private static SignatureKey Point(byte[] point)
    {
        var size = (point.Length - 1) / 2;
        return SignatureKey.Of(
            ECDsa.Create(
                new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..(1 + size)], Y = point[(1 + size)..] } }));
    }

    // Texts and numbers with a known key; pictures and lists are not read.
    private static bool Agree(JsonElement file, string name, Dictionary<string, string> keys, JsonObject found) =>
        !file.TryGetProperty(name, out var expected) || expected.EnumerateObject()
            .Where(p => keys.ContainsKey(p.Name) && p.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .All(
                p => found[keys[p.Name]]?.ToString().Replace("-", "", StringComparison.Ordinal) == p.Value.ToString().Replace(
                    "-", "", StringComparison.Ordinal));
}
