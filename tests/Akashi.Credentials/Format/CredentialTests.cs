using Akashi.Credentials.Format;
using CsCheck;

namespace Akashi.Credentials.Tests.Format;

public sealed class CredentialTests
{
    private static readonly Gen<string> Character = Gen.Frequency(
        (4, Gen.Int[0x20, 0x7E]), (4, Gen.Int[0x3041, 0x9FFF]), (1, Gen.Int[0xFF00, 0xFFEF]), (1, Gen.Int[0x20000, 0x2FA1D]), (1, Gen.Int[0xE0100, 0xE01EF]))
        .Select(char.ConvertFromUtf32);

    private static readonly Gen<DateOnly> Day = Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly Gen<CredentialFacts> Facts =
        from texts in Text(40).Array[6]
        from number in Text(30)
        from given in Gen.Bool.Array[3]
        from days in Day.Array[2]
        from version in Gen.Int[1, int.MaxValue]
        select new CredentialFacts
        {
            QualificationId = texts[0],
            QualificationName = texts[1],
            RegistrationNumber = number,
            RegisteredOn = days[0],
            Name = texts[2],
            Kana = given[0] ? texts[3] : null,
            FormerName = given[1] ? texts[4] : null,
            BirthOn = given[2] ? days[1] : null,
            BodyName = texts[5],
            RegisterVersion = version,
        };

    private static readonly Gen<CredentialClaims> Claims =
        from issuer in Text(200)
        from uri in Text(200)
        from issuedAt in Gen.Long[0, 4102444800]
        from life in Gen.Long[1, 4102444800]
        from id in Gen.Byte.Array[16]
        from index in Gen.Int[0, 1_048_575]
        from facts in Facts
        select new CredentialClaims(
            issuer, DateTimeOffset.FromUnixTimeSeconds(issuedAt + life), DateTimeOffset.FromUnixTimeSeconds(issuedAt), id,
            new StatusReference(uri, index), facts);

    [Fact]
    public void What_is_written_is_read_again() => Claims.Sample(
        claims =>
        {
            Assert.True(Credential.TryRead(Given.Credential(claims), out var credential, out var fault), fault.ToString());
            Assert.True(credential!.IsSignedBy(Given.CredentialKey.Key));
            Assert.Equal(claims.CredentialId.ToArray(), credential.Claims.CredentialId.ToArray());
            Assert.Equal(claims with { CredentialId = default }, credential.Claims with { CredentialId = default });
            Assert.Equal(Given.CredentialKey.KeyId.ToArray(), credential.KeyId.ToArray());
        },
        iter: 300);

    /// <summary>RFC 8949, 4.2: one meaning, one encoding. Any accepted bytes are the ones that we would write.</summary>
    [Fact]
    public void What_is_read_is_written_again_byte_by_byte()
    {
        var payload = ClaimsCodec.Write(Given.Claims);
        Gen.Select(Gen.Int[0, payload.Length - 1], Gen.Byte, Gen.Int[0, payload.Length - 1], Gen.Byte).Sample(
            (first, one, second, two) =>
            {
                var changed = payload.ToArray();
                (changed[first], changed[second]) = (one, two);
                if (ClaimsCodec.TryRead(changed, 0, out var claims, out _)) Assert.Equal(changed, ClaimsCodec.Write(claims!));
            },
            iter: 20_000);
    }

    [Fact]
    public void No_bytes_make_it_throw() => Gen.Byte.Array[0, 200].Sample(bytes => Assert.False(Credential.TryRead(bytes, out _, out _)), iter: 20_000);

    [Fact]
    public void Every_prefix_of_a_credential_is_a_fault()
    {
        var credential = Given.Credential();
        for (var length = 0; length < credential.Length; length++)
        {
            Assert.False(Credential.TryRead(credential.AsMemory(0, length), out _, out var fault));
            Assert.NotEqual(FormatFault.None, fault.Reason);
        }
    }

    [Fact]
    public void What_no_verifier_would_read_is_not_signed() =>
        Assert.Throws<ArgumentException>(() => Given.Credential(Given.Claims with { Facts = Given.Facts with { Name = new string('花', 201) } }));

    [Fact]
    public void Another_key_of_the_curve_did_not_sign_it()
    {
        Assert.True(Credential.TryRead(Given.Credential(), out var credential, out _));
        Assert.False(credential!.IsSignedBy(Given.StatusKey.Key));
    }

    private static Gen<string> Text(int most) => Character.Array[1, most].Select(string.Concat);
}
