using System.Diagnostics;
using System.Formats.Cbor;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akashi.Vectors.Cose;
using Org.BouncyCastle.X509;

namespace Akashi.Vectors.Families;

/// <summary>The outcome of a step.</summary>
internal sealed record StepResult(bool Succeeds, string Word)
{
    public static StepResult Of(bool succeeds) => new(succeeds, succeeds ? "succeeds" : "fails");
}

/// <summary>One code of the EU's test data, with its steps as described in that data's README.</summary>
internal sealed class CovidCode(JsonElement file)
{
    private const string Prefix = "HC1:";
    private const string Usages = ".1847.2021.1.";

    public bool HasPicture => Text("2DCODE") is not null;

    private JsonElement Context => file.GetProperty("TESTCTX");

    /// <summary>The outcome of a step; null where the format names no such step.</summary>
    public StepResult? Check(string flag)
    {
        try
        {
            return flag switch
            {
                "EXPECTEDUNPREFIX" => StepResult.Of(Unprefixed() is { } text && (Text("BASE45") ?? text) == text),
                "EXPECTEDB45DECODE" => StepResult.Of(Wrappers.FromBase45(Text("BASE45") ?? Unprefixed()!) is { } bytes && Same(bytes, Bytes("COMPRESSED"))),
                "EXPECTEDCOMPRESSION" => StepResult.Of(
                    Wrappers.Inflate(Bytes("COMPRESSED") ?? Wrappers.FromBase45(Unprefixed()!)!) is { } bytes && Same(bytes, Bytes("COSE"))),
                "EXPECTEDVERIFY" => StepResult.Of(IsVerified()),
                "EXPECTEDDECODE" or "EXPECTEDENCODE" => CompareFacts(Bytes("CBOR") ?? Message().Payload),
                "EXPECTEDVALIDJSON" => CompareFacts(CoseMessage.Read(Wrappers.Inflate(Wrappers.FromBase45(Unprefixed()!)!)!, CoseKind.Sign1).Payload),
                "EXPECTEDEXPIRATIONCHECK" => StepResult.Of(IsInItsDates()),
                "EXPECTEDKEYUSAGE" => StepResult.Of(IsKeyForContent()),
                "EXPECTEDPICTUREDECODE" => StepResult.Of(ReadPicture() == Text("PREFIX")),
                _ => null,
            };
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or CryptographicException or FormatException
            or NullReferenceException or ArgumentNullException)
        {
            return StepResult.Of(false);
        }
    }

    private string? Unprefixed() => Text("PREFIX") is { } text && text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : null;

    private CoseMessage Message() => CoseMessage.Read(Bytes("COSE") ?? Wrappers.Inflate(Wrappers.FromBase45(Unprefixed()!)!)!, CoseKind.Sign1);

    private X509Certificate Certificate() =>
        new X509CertificateParser().ReadCertificate(Convert.FromBase64String(Context.GetProperty("CERTIFICATE").GetString()!))
            ?? throw new FormatException("No certificate.");

    private bool IsVerified()
    {
        var certificate = Certificate();
        var message = Message();
        var signature = message.Signatures[0];
        if (signature.Header.KeyId is { } id && !id.AsSpan().SequenceEqual(SHA256.HashData(certificate.GetEncoded()).AsSpan(0, 8))) return false;
        var key = SignatureKey.OfSubject(SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(certificate.GetPublicKey()).GetDerEncoded());
        return key.Verify(signature.Header.Algorithm!.Value, message.ToBeSigned(signature, []), signature.Value);
    }

    private static JsonObject? Facts(ReadOnlyMemory<byte> cbor)
    {
        var read = CborAsJson.Read(cbor) as JsonObject;
        return read?["-260"]?["1"] as JsonObject ?? read;
    }

    // If the signature proves what the issuer wrote, different words in the accompanying JSON are a mistake in the file, which is reported.
    private StepResult CompareFacts(ReadOnlyMemory<byte> cbor)
    {
        if (Facts(cbor) is not { } facts) return StepResult.Of(false);
        if (!file.TryGetProperty("JSON", out var json) || CborAsJson.AreEqual(facts, JsonNode.Parse(json.GetRawText()))) return StepResult.Of(true);
        return IsVerified() ? new StepResult(true, "succeeds-but-the-JSON-differs-from-what-is-signed") : StepResult.Of(false);
    }

    private bool IsInItsDates()
    {
        var now = DateTimeOffset.Parse(Context.GetProperty("VALIDATIONCLOCK").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var claims = CborAsJson.Read(Message().Payload)!;
        double? Seconds(string claim) => claims[claim] is { } date ? double.Parse(date.ToString(), CultureInfo.InvariantCulture) : null;
        var (at, certificate) = (now.ToUnixTimeSeconds(), Certificate());
        // In the EU, the last second still counts.
        return at <= Seconds("4") && !(Seconds("5") > at) && !(Seconds("6") > at) && certificate.IsValid(now.UtcDateTime);
    }

    // The certificate lets its key sign, and names this kind of statement or none at all. Whether it signed this one is another flag.
    private bool IsKeyForContent()
    {
        if (Certificate().GetKeyUsage() is [false, ..]) return false;
        var usages = (Certificate().GetExtendedKeyUsage() ?? []).Select(o => o.Id).Where(o => o.Contains(Usages, StringComparison.Ordinal)).ToList();
        var facts = Facts(Message().Payload)!;
        string?[] needed = [
            facts["t"] is JsonArray { Count: > 0 } ? "1" : null, facts["v"] is JsonArray { Count: > 0 } ? "2" : null,
            facts["r"] is JsonArray { Count: > 0 } ? "3" : null];
        return usages.Count == 0 || needed.OfType<string>().All(n => usages.Any(u => u.EndsWith(Usages + n, StringComparison.Ordinal)));
    }

    private string ReadPicture()
    {
        var picture = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(picture, Convert.FromBase64String(Text("2DCODE")!));
            using var zbar = Process.Start(
                new ProcessStartInfo("zbarimg", ["--quiet", "--raw", picture]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var read = zbar.StandardOutput.ReadToEnd();
            zbar.WaitForExit();
            return read.TrimEnd('\n');
        }
        finally
        {
            File.Delete(picture);
        }
    }

    private string? Text(string name) =>
        file.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;

    private byte[]? Bytes(string name) => Text(name) is { } hex ? Convert.FromHexString(hex) : null;

    private static bool Same(byte[] bytes, byte[]? expected) => expected is null || bytes.AsSpan().SequenceEqual(expected);
}
