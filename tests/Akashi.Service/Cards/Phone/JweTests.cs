using System.Security.Cryptography;
using System.Text;
using Akashi.Service.Cards.Phone;
using Akashi.Service.Tests.Given;
using Microsoft.IdentityModel.Tokens;

namespace Akashi.Service.Tests.Cards.Phone;

/// <summary>H5: a result of signing is opened only by our key, and only as it was made.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Any)]
public sealed class JweTests
{
    private const string Header = """{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"ours"}""";
    private static readonly RSA Ours = ScriptedProvider.OurEncryption;

    [Fact]
    public void What_was_encrypted_for_us_is_opened()
    {
        Assert.True(Jwe.TryOpen(Make(Header, Ours), Ours, "ours", out var plain));
        Assert.Equal("result", Encoding.ASCII.GetString(plain));
    }

    [Fact]
    public void What_was_encrypted_for_another_key_is_refused()
    {
        using var other = RSA.Create(2048);
        Assert.False(Jwe.TryOpen(Make(Header, other), Ours, "ours", out _));
    }

    [Theory]
    [InlineData("""{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"another"}""")]
    [InlineData("""{"alg":"RSA-OAEP-256","enc":"A256GCM"}""")]
    [InlineData("""{"alg":"RSA1_5","enc":"A256GCM","kid":"ours"}""")]
    [InlineData("""{"alg":"RSA-OAEP-256","enc":"A128GCM","kid":"ours"}""")]
    [InlineData("""{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"ours","zip":"DEF"}""")]
    [InlineData("""{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"ours","crit":["x"],"x":1}""")]
    [InlineData("[]")]
    [InlineData("x")]
    public void Other_header_is_refused(string header) => Assert.False(Jwe.TryOpen(Make(header, Ours), Ours, "ours", out _));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Part_with_a_flipped_bit_is_refused(int part)
    {
        var parts = Make(Header, Ours).Split('.');
        var bytes = Base64UrlEncoder.DecodeBytes(parts[part]);
        bytes[0] ^= 1;
        parts[part] = Base64UrlEncoder.Encode(bytes);
        Assert.False(Jwe.TryOpen(string.Join('.', parts), Ours, "ours", out _));
    }

    private static string Make(string header, RSA recipient)
    {
        var (encoded, key, iv) = (Base64UrlEncoder.Encode(header), RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(12));
        var (encrypted, tag) = (new byte[6], new byte[16]);
        using (var aes = new AesGcm(key, tag.Length)) aes.Encrypt(iv, "result"u8, encrypted, tag, Encoding.ASCII.GetBytes(encoded));
        byte[][] parts = [recipient.Encrypt(key, RSAEncryptionPadding.OaepSHA256), iv, encrypted, tag];
        return string.Join('.', parts.Select(p => Base64UrlEncoder.Encode(p)).Prepend(encoded));
    }
}
