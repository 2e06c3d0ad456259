using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text.Json;
using Akashi.Credentials.Format;

namespace Akashi.Credentials.Tests.Format;

/// <summary>
/// Public vectors (tests/Vectors/cose-wg, from cose-wg/Examples at 53c9d63). None is a credential: each has something unprotected, or a kid that is
/// not ours. Their signatures show that ours follow the standard.
/// </summary>
public sealed class CoseVectorsTests
{
    [Theory]
    [InlineData("sign-pass-01", FormatFault.Header)]
    [InlineData("sign-pass-03", FormatFault.Structure)]
    [InlineData("sign-fail-01", FormatFault.Structure)]
    [InlineData("sign-fail-02", FormatFault.Header)]
    [InlineData("sign-fail-03", FormatFault.Header)]
    [InlineData("ecdsa-sig-01", FormatFault.Header)]
    [InlineData("ecdsa-sig-03", FormatFault.Header)]
    [InlineData("Appendix_C_2_1", FormatFault.Header)]
    [InlineData("A_3", FormatFault.Header)]
    public void A_message_of_another_profile_is_refused(string vector, FormatFault expected)
    {
        Assert.False(Sign1.TryRead(Bytes(Read(vector)), null, out _, out var fault));
        Assert.Equal(expected, fault.Reason);
    }

    [Theory]
    [InlineData("sign-pass-01", true)]
    [InlineData("ecdsa-sig-01", true)]
    [InlineData("Appendix_C_2_1", true)]
    [InlineData("A_3", true)]
    [InlineData("sign-fail-02", false)]
    public void A_signature_of_the_standard_holds_and_a_changed_one_does_not(string vector, bool expected)
    {
        using var json = Read(vector);
        using var key = Key(json.RootElement.GetProperty("input").GetProperty("sign0").GetProperty("key"));
        var reader = new CborReader(Bytes(json));
        reader.ReadTag();
        reader.ReadStartArray();
        var header = reader.ReadByteString();
        reader.SkipValue();
        var message = new Sign1(header is [0xA0] ? Array.Empty<byte>() : header, default, reader.ReadByteString(), reader.ReadByteString());
        Assert.Equal(expected, message.IsSignedBy(key));
    }

    private static JsonDocument Read(string vector)
    {
        var folder = Path.Combine(Repository.Root, "tests", "Vectors", "cose-wg");
        var files = Directory.EnumerateFiles(folder, vector + ".json", SearchOption.AllDirectories);
        return JsonDocument.Parse(File.ReadAllText(files.First(f => !f.Contains("sign-tests", StringComparison.Ordinal))));
    }

    private static byte[] Bytes(JsonDocument json) => Convert.FromHexString(json.RootElement.GetProperty("output").GetProperty("cbor").GetString()!);

    private static ECDsa Key(JsonElement key) => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = Coordinate(key, "x"), Y = Coordinate(key, "y") },
    });

    private static byte[] Coordinate(JsonElement key, string name) => key.TryGetProperty(name + "_hex", out var hex)
        ? Convert.FromHexString(hex.GetString()!)
        : System.Buffers.Text.Base64Url.DecodeFromChars(key.GetProperty(name).GetString());
}
