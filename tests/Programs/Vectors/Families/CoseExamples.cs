using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Credentials.Format;
using Akashi.Vectors.Cose;

namespace Akashi.Vectors.Families;

/// <summary>
/// Examples of the COSE working group, one message per file. All of their signatures must hold, and none is one of our credentials.
/// </summary>
internal sealed class CoseExamples : IFamily
{
    private const string Verified = "verified";
    private const string Refused = "refused";

    public bool Knows(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object
            && file.TryGetProperty("input", out _)
            && file.TryGetProperty("output", out var output)
            && output.TryGetProperty("cbor", out _);

    public IEnumerable<CaseResult> Run(JsonElement file)
    {
        var input = file.GetProperty("input");
        var expected = file.TryGetProperty("fail", out var fail) && fail.GetBoolean() ? Refused : Verified;
        if (SignersOf(input) is not { } signers)
        {
            yield return CaseResult.Skip("message", expected, "container:" + ContainerOf(input));
            yield break;
        }
        if (signers.Select(UnknownAlgorithmOf).FirstOrDefault(a => a is not null) is { } unknown)
        {
            yield return CaseResult.Skip("message", expected, "algorithm:" + unknown);
            yield break;
        }
        var bytes = Convert.FromHexString(file.GetProperty("output").GetProperty("cbor").GetString()!);
        yield return CaseResult.Of("message", expected, Check(bytes, input.TryGetProperty("sign0", out _) ? CoseKind.Sign1 : CoseKind.Sign, signers));
        yield return CaseResult.Of("is-no-credential", Refused, Credential.TryRead(bytes, out _, out _) ? "read" : Refused);
    }

    private static string Check(byte[] bytes, CoseKind kind, IReadOnlyList<JsonElement> signers)
    {
        try
        {
            var message = CoseMessage.Read(bytes, kind);
            if (message.Kind != kind || message.Signatures.Count != signers.Count) return Refused;
            return message.Signatures.Zip(signers).All(s => Holds(message, s.First, s.Second)) ? Verified : Refused;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or CryptographicException)
        {
            return Refused;
        }
    }

    private static bool Holds(CoseMessage message, CoseSignature signature, JsonElement signer)
    {
        var key = SignatureKey.Read(signer.GetProperty("key"))!;
        var external = signer.TryGetProperty("external", out var hex) ? Convert.FromHexString(hex.GetString()!) : [];
        // Where it could be ours, the product's own code checks the signature.
        if (message.Kind == CoseKind.Sign1 && external.Length == 0 && signature.Header.Algorithm == -7 && key.P256 is { } p256)
            return new Sign1(message.Protected, default, message.Payload, signature.Value).IsSignedBy(p256);
        return signature.Header.Algorithm is { } algorithm && key.Verify(algorithm, message.ToBeSigned(signature, external), signature.Value);
    }

    private static IReadOnlyList<JsonElement>? SignersOf(JsonElement input) =>
        input.TryGetProperty("sign0", out var one) ? [one]
        : input.TryGetProperty("sign", out var many) ? [.. many.GetProperty("signers").EnumerateArray()]
        : null;

    private static string ContainerOf(JsonElement input) =>
        input.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => n is "mac" or "mac0" or "encrypted" or "enveloped") is { } name
            ? "COSE-" + name
            : throw new InvalidOperationException("No message.");

    // Decided by the key's type and by the name in the example, not by the message, which may contain the fault to be found.
    private static string? UnknownAlgorithmOf(JsonElement signer)
    {
        var type = signer.GetProperty("key").GetProperty("kty").GetString();
        if (type is not ("EC" or "EC2" or "RSA" or "OKP")) return type;
        var name = signer.TryGetProperty("alg", out var alg) || (signer.TryGetProperty("protected", out var header) && header.TryGetProperty("alg", out alg))
            || (signer.TryGetProperty("unprotected", out header) && header.TryGetProperty("alg", out alg)) ? alg.GetString() : null;
        return name is null or "ES256" or "ES384" or "ES512" or "EdDSA" or "PS256" or "PS384" or "PS512"
            or "RSA-PSS-256" or "RSA-PSS-384" or "RSA-PSS-512" ? null : name;
    }
}
