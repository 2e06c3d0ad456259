using Akashi.Credentials.Cbor;
using Akashi.Credentials.Format;
using CsCheck;

namespace Akashi.Credentials.Tests.Cbor;

/// <summary>RFC 8949, 4.2.1: an item has exactly one encoding; every other is refused, with the broken rule and its place.</summary>
public sealed class CborCursorTests
{
    [Theory]
    [InlineData("", "encoding/cut", 0)]
    [InlineData("18", "encoding/cut", 0)]
    [InlineData("1B00000001000000", "encoding/cut", 0)]
    [InlineData("42FF", "encoding/cut", 0)]
    [InlineData("8200", "encoding/cut", 2)]
    [InlineData("A101", "encoding/cut", 2)]
    [InlineData("5BFFFFFFFFFFFFFFFF", "encoding/cut", 0)]
    [InlineData("9BFFFFFFFFFFFFFFFF", "encoding/cut", 9)]
    [InlineData("1817", "encoding/not-shortest", 0)]
    [InlineData("3900FF", "encoding/not-shortest", 0)]
    [InlineData("8301021A0000FFFF", "encoding/not-shortest", 3)]
    [InlineData("1B00000000FFFFFFFF", "encoding/not-shortest", 0)]
    [InlineData("580141", "encoding/not-shortest", 0)]
    [InlineData("D81200", "encoding/not-shortest", 0)]
    [InlineData("FB3FF8000000000000", "encoding/not-shortest", 0)]
    [InlineData("FA3FC00000", "encoding/not-shortest", 0)]
    [InlineData("F97E01", "encoding/not-shortest", 0)]
    [InlineData("FA7FC00000", "encoding/not-shortest", 0)]
    [InlineData("FB7FF8000000000000", "encoding/not-shortest", 0)]
    [InlineData("5F4101FF", "encoding/open-length", 0)]
    [InlineData("819FFF", "encoding/open-length", 1)]
    [InlineData("BFFF", "encoding/open-length", 0)]
    [InlineData("1C", "encoding/reserved", 0)]
    [InlineData("DF", "encoding/reserved", 0)]
    [InlineData("FF", "encoding/reserved", 0)]
    [InlineData("F814", "encoding/reserved", 0)]
    [InlineData("A202000100", "encoding/key-order", 3)]
    [InlineData("A2200018180000", "encoding/key-order", 3)]
    [InlineData("A2616200616100", "encoding/key-order", 4)]
    [InlineData("A201000100", "encoding/key-twice", 3)]
    [InlineData("61FF", "encoding/not-utf8", 0)]
    [InlineData("63EDA080", "encoding/not-utf8", 0)]
    [InlineData("62C080", "encoding/not-utf8", 0)]
    [InlineData("818181818181818181818181818181818100", "encoding/too-deep", 17)]
    [InlineData("C6C6C6C6C6C6C6C6C6C6C6C6C6C6C6C6C600", "encoding/too-deep", 17)]
    [InlineData("0000", "encoding/trailing", 1)]
    public void Each_other_encoding_is_refused_with_its_rule_and_place(string hex, string code, int offset)
    {
        var fault = FaultOf(Convert.FromHexString(hex));
        Assert.Equal((code, offset), (FaultCodes.CodeOf(fault), fault.Offset));
    }

    [Theory]
    [InlineData("00")]
    [InlineData("1818")]
    [InlineData("190100")]
    [InlineData("1A00010000")]
    [InlineData("1B0000000100000000")]
    [InlineData("3BFFFFFFFFFFFFFFFF")]
    [InlineData("A21818002000")]
    [InlineData("A261610062616100")]
    [InlineData("F4")]
    [InlineData("F820")]
    [InlineData("F93E00")]
    [InlineData("F97E00")]
    [InlineData("FA47C35000")]
    [InlineData("FB3FF199999999999A")]
    [InlineData("C11A514B67B0")]
    [InlineData("8181818181818181818181818181818100")]
    public void The_only_encoding_is_accepted(string hex) => Assert.Equal(default, FaultOf(Convert.FromHexString(hex)));

    [Fact]
    public void No_bytes_make_it_throw() => Gen.Byte.Array[0, 64].Sample(bytes => FaultOf(bytes).Offset <= bytes.Length, iter: 50_000);

    private static Fault FaultOf(byte[] bytes)
    {
        var cursor = new CborCursor(bytes, FormatFault.Structure);
        if (cursor.TrySkip()) cursor.TryFinish();
        return cursor.Fault;
    }
}
