using Akashi.Credentials.Format;
using Akashi.Credentials.Nqs;
using Akashi.Vectors.Cose;
using CsCheck;

namespace Akashi.Credentials.Tests.Nqs;

/// <summary>The layout in use today: read, and issued where a body must stay compatible.</summary>
public sealed class NqsCredentialTests
{
    private static readonly Gen<string> Text = Gen.String[Gen.Char['ぁ', '鿿'], 1, 100];

    private static readonly Gen<NqsFacts> Facts =
        from texts in Text.Array[12]
        from given in Gen.Bool.Array[9]
        select new NqsFacts
        {
            QualificationName = texts[0],
            Name = texts[1],
            RegistrationNumber = texts[2],
            BirthOn = given[0] ? texts[3] : null,
            RegisteredOn = given[1] ? texts[4] : null,
            IssuedOn = given[2] ? texts[5] : null,
            BodyName = given[3] ? texts[6] : null,
            IssuerName = given[4] ? texts[7] : null,
            QualificationId = given[5] ? texts[8] : null,
            CredentialId = given[6] ? texts[9] : null,
            Kind = given[7] ? texts[10] : null,
            HolderCode = given[8] ? texts[11] : null,
        };

    [Fact]
    public void What_is_written_is_read_again() => Facts.Sample(
        facts =>
        {
            Assert.True(NqsCredential.TryRead(NqsCredential.Issue(facts, Given.NqsKey), out var read, out var fault), fault.ToString());
            Assert.Equal((facts, "P-000001"), (read!.Facts, read.KeyId));
            Assert.True(read.IsSignedBy(Given.NqsKey.Key));
        },
        iter: 100);

    /// <summary>The reader of the vectors' runner, because the platform's own does not accept a text as kid.</summary>
    [Fact]
    public void Another_reader_finds_PS256_and_the_signature_right()
    {
        var message = CoseMessage.Read(NqsCredential.Issue(Given.NqsFacts, Given.NqsKey), CoseKind.Sign1);
        var signature = Assert.Single(message.Signatures);
        Assert.Equal(-37, signature.Header.Algorithm);
        Assert.True(SignatureKey.Of(Given.NqsKey.Key).Verify(-37, message.ToBeSigned(signature, []), signature.Value));
    }

    /// <summary>V2: two readers of one signed code must not show two names.</summary>
    [Theory]
    [InlineData("7802554E")]
    [InlineData("79000255 4E")]
    [InlineData("7F6155614EFF")]
    [InlineData("7F62554EFF")]
    public void A_key_twice_by_meaning_is_refused_however_it_is_encoded(string key)
    {
        var once = NqsFactsCodec.Write(Given.NqsFacts);
        var twice = Convert.FromHexString($"{once[0] + 1:X2}{Convert.ToHexString(once[1..])}{key.Replace(" ", "", StringComparison.Ordinal)}{Wire.Text("別人")}");
        Assert.False(NqsFactsCodec.TryRead(twice, out var facts, out var fault));
        Assert.Null(facts);
        Assert.Equal("encoding/key-twice", FaultCodes.CodeOf(fault));
    }

    [Fact]
    public void Another_key_did_not_sign_it()
    {
        Assert.True(NqsCredential.TryRead(NqsCredential.Issue(Given.NqsFacts, Given.NqsKey), out var read, out _));
        using var other = System.Security.Cryptography.RSA.Create(2048);
        using var longer = System.Security.Cryptography.RSA.Create(3072);
        Assert.False(read!.IsSignedBy(other));
        Assert.False(read.IsSignedBy(longer));
    }

    [Fact]
    public void What_no_verifier_would_read_is_not_signed()
    {
        Assert.Throws<ArgumentException>(() => NqsCredential.Issue(Given.NqsFacts with { Name = new string('花', 401) }, Given.NqsKey));
        Assert.Throws<ArgumentException>(() => NqsCredential.Issue(Given.NqsFacts with { Name = "" }, Given.NqsKey));
        Assert.Throws<ArgumentException>(() => NqsCredential.Issue(Given.NqsFacts, new NqsSigner("P-000001", 3072)));
    }

    [Fact]
    public void No_bytes_make_it_throw()
    {
        var code = NqsCredential.Issue(Given.NqsFacts, Given.NqsKey);
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.False(NqsCredential.TryRead((byte[])[.. code[..7], .. bytes], out _, out _)), iter: 5_000);
    }

    [Fact]
    public void Every_prefix_is_a_fault()
    {
        var code = NqsCredential.Issue(Given.NqsFacts, Given.NqsKey);
        for (var length = 0; length < code.Length; length++)
        {
            Assert.False(NqsCredential.TryRead(code.AsMemory(0, length), out _, out var fault));
            Assert.NotEqual(FormatFault.None, fault.Reason);
        }
    }

    [Theory]
    [InlineData("1.0.00112233445566778899aabbccddeeff", true)]
    [InlineData("2027-04_a.1048575.00112233445566778899aabbccddeeff", true)]
    [InlineData("1.1048576.00112233445566778899aabbccddeeff", false)]
    [InlineData("1.01.00112233445566778899aabbccddeeff", false)]
    [InlineData("1.-1.00112233445566778899aabbccddeeff", false)]
    [InlineData("1.1.00112233445566778899AABBCCDDEEFF", false)]
    [InlineData("1.1.00112233445566778899aabbccddee", false)]
    [InlineData("../1.1.00112233445566778899aabbccddeeff", false)]
    [InlineData(".1.00112233445566778899aabbccddeeff", false)]
    [InlineData("1.1", false)]
    [InlineData("P-20260401", false)]
    [InlineData(null, false)]
    public void A_place_has_one_form(string? text, bool expected)
    {
        Assert.Equal(expected, NqsPlace.TryParse(text, out var place));
        if (expected) Assert.Equal(text, place!.ToString());
    }
}
