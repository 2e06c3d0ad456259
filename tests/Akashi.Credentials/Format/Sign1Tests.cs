using Akashi.Credentials.Format;

namespace Akashi.Credentials.Tests.Format;

/// <summary>V1, V2: a COSE_Sign1 has exactly one form; any other is refused even if its signature holds.</summary>
public sealed class Sign1Tests
{
    private static readonly string Payload = Wire.Map(WireClaims.All);
    private static readonly string Alg = "26";

    public static TheoryData<string, string, FormatFault> Headers
    {
        get
        {
            var broken = new TheoryData<string, string, FormatFault>();
            void Rule(string rule, string header, FormatFault fault = FormatFault.Header) =>
                broken.Add(rule, Convert.ToHexString(Wire.Sign1(header, Payload)), fault);
            Rule("alg is a number, not a name", Wire.Map(("01", Wire.Text("ES256")), ("04", Wire.KeyId)));
            Rule("alg is no ES384", Wire.Map(("01", Wire.Number(-35)), ("04", Wire.KeyId)));
            Rule("alg is no ES512", Wire.Map(("01", Wire.Number(-36)), ("04", Wire.KeyId)));
            Rule("alg is no EdDSA", Wire.Map(("01", Wire.Number(-8)), ("04", Wire.KeyId)));
            Rule("alg is no PS256", Wire.Map(("01", Wire.Number(-37)), ("04", Wire.KeyId)));
            Rule("alg is not 7", Wire.Map(("01", "07"), ("04", Wire.KeyId)));
            Rule("alg is no big number", Wire.Map(("01", "C34106"), ("04", Wire.KeyId)));
            Rule("alg is in the shortest form", Wire.Map(("01", "3806"), ("04", Wire.KeyId)), FormatFault.Encoding);
            Rule("alg fits 32 bits", Wire.Map(("01", "3BFFFFFFFFFFFFFFFF"), ("04", Wire.KeyId)));
            Rule("alg is there", Wire.Map(("04", Wire.KeyId)));
            Rule("kid is there", Wire.Map(("01", Alg)));
            Rule("kid has not 7 bytes", Wire.Map(("01", Alg), ("04", Wire.Bytes(new byte[7]))));
            Rule("kid has not 9 bytes", Wire.Map(("01", Alg), ("04", Wire.Bytes(new byte[9]))));
            Rule("kid is not empty", Wire.Map(("01", Alg), ("04", "40")));
            Rule("kid is bytes, not text", Wire.Map(("01", Alg), ("04", Wire.Text("12345678"))));
            Rule("no crit", Wire.Map(("01", Alg), ("02", "8101"), ("04", Wire.KeyId)));
            Rule("no crit of an unknown label", Wire.Map(("01", Alg), ("02", "8118FF"), ("04", Wire.KeyId), ("18FF", "01")));
            Rule("no content type", Wire.Map(("01", Alg), ("03", "00"), ("04", Wire.KeyId)));
            Rule("no x5t", Wire.Map(("01", Alg), ("04", Wire.KeyId), ("1822", "822E40")));
            Rule("no type in a credential", Wire.Map(("01", Alg), ("04", Wire.KeyId), ("10", Wire.Text("application/statuslist+cwt"))));
            Rule("labels in their order", Wire.Map(("04", Wire.KeyId), ("01", Alg)), FormatFault.Encoding);
            Rule("no label twice", Wire.Map(("01", Alg), ("01", Alg)), FormatFault.Encoding);
            Rule("no map of open length", "BF01" + Alg + "04" + Wire.KeyId + "FF", FormatFault.Encoding);
            Rule("nothing after the map", Wire.Header + "00", FormatFault.Encoding);
            Rule("a map, not nothing", "");
            Rule("a map, not an array", "82" + Alg + Wire.KeyId);
            return broken;
        }
    }

    public static TheoryData<string, string, FormatFault> Envelopes
    {
        get
        {
            var broken = new TheoryData<string, string, FormatFault>();
            void Rule(string rule, FormatFault fault, byte[] bytes) => broken.Add(rule, Convert.ToHexString(bytes), fault);
            Rule("tag 18 is there", FormatFault.Structure, Wire.Sign1(Wire.Header, Payload, start: "84"));
            Rule("not tag 17", FormatFault.Structure, Wire.Sign1(Wire.Header, Payload, start: "D184"));
            Rule("not tag 98", FormatFault.Structure, Wire.Sign1(Wire.Header, Payload, start: "D86284"));
            Rule("no CWT tag around", FormatFault.Structure, Wire.Sign1(Wire.Header, Payload, start: "D83DD284"));
            Rule("the tag in the shortest form", FormatFault.Encoding, Wire.Sign1(Wire.Header, Payload, start: "D81284"));
            Rule("four parts, not five", FormatFault.Structure, Wire.Sign1(Wire.Header, Payload, start: "D285", end: "F6"));
            Rule("four parts, not three", FormatFault.Structure, Convert.FromHexString("D283" + Wire.Bytes(Convert.FromHexString(Wire.Header)) + "A040"));
            Rule("no array of open length", FormatFault.Encoding, Wire.Sign1(Wire.Header, Payload, start: "D29F", end: "FF"));
            Rule("nothing after it", FormatFault.Encoding, Wire.Sign1(Wire.Header, Payload, end: "00"));
            Rule("no second one after it", FormatFault.Encoding, [.. Given.Credential(), .. Given.Credential()]);
            Rule("not nothing", FormatFault.Encoding, []);
            Rule(
                "no payload elsewhere", FormatFault.Structure,
                Convert.FromHexString("D284" + Wire.Bytes(Convert.FromHexString(Wire.Header)) + "A0F6" + Wire.Bytes(new byte[64])));
            Rule(
                "the payload is bytes", FormatFault.Structure,
                Convert.FromHexString("D284" + Wire.Bytes(Convert.FromHexString(Wire.Header)) + "A061" + "61" + Wire.Bytes(new byte[64])));
            Rule(
                "the payload in one piece", FormatFault.Encoding,
                Convert.FromHexString("D284" + Wire.Bytes(Convert.FromHexString(Wire.Header)) + "A05F4101FF" + Wire.Bytes(new byte[64])));
            Rule("a length that is there", FormatFault.Encoding, Convert.FromHexString("D2845BFFFFFFFFFFFFFFFF"));
            Rule("the protected header is bytes", FormatFault.Structure, Convert.FromHexString("D284" + Wire.Header + "A040" + Wire.Bytes(new byte[64])));
            Rule("nothing unprotected", FormatFault.Header, Wire.Sign1(Wire.Header, Payload, unprotected: "A104" + Wire.KeyId));
            Rule("alg not unprotected", FormatFault.Header, Wire.Sign1(Wire.Map(("04", Wire.KeyId)), Payload, unprotected: "A10126"));
            Rule("the unprotected header is a map", FormatFault.Structure, Wire.Sign1(Wire.Header, Payload, unprotected: "80"));
            Rule("no signature in DER", FormatFault.Structure, Wire.Sign1(Wire.Header, Payload, signature: Wire.Der));
            Rule("no signature of 63 bytes", FormatFault.Structure, Wire.Sign1(Wire.Header, Payload, signature: s => Given.CredentialKey.Sign(s)[..63]));
            Rule("no signature of 65 bytes", FormatFault.Structure, Wire.Sign1(Wire.Header, Payload, signature: s => [0, .. Given.CredentialKey.Sign(s)]));
            Rule("a signature", FormatFault.Structure, Wire.Sign1(Wire.Header, Payload, signature: _ => []));
            return broken;
        }
    }

    [Theory]
    [MemberData(nameof(Headers))]
    [MemberData(nameof(Envelopes))]
    public void Each_broken_rule_has_its_fault(string rule, string bytes, FormatFault expected)
    {
        Assert.False(Credential.TryRead(Convert.FromHexString(bytes), out var credential, out var fault), rule);
        Assert.Null(credential);
        Assert.Equal(expected, fault.Reason);
    }

    [Theory]
    [InlineData("26")]
    [InlineData("28")]
    public void Both_names_of_the_algorithm_are_read(string alg)
    {
        var bytes = Wire.Sign1(Wire.Map(("01", alg), ("04", Wire.KeyId)), Payload);
        Assert.True(Credential.TryRead(bytes, out var credential, out _) && credential!.IsSignedBy(Given.CredentialKey.Key));
    }

    [Fact]
    public void A_message_by_hand_is_the_one_that_we_write()
    {
        var ours = Given.Credential();
        Assert.Equal(Convert.ToHexString(Wire.Sign1(Wire.Header, Payload)[..^64]), Convert.ToHexString(ours[..^64]));
    }
}
