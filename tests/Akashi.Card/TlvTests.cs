using Akashi.Card.Emulator;
using CsCheck;

namespace Akashi.Card.Tests;

public sealed class TlvTests
{
    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gen.OneOfConst(0x30, 0xDF22, 0xFF20), Gen.Byte.Array[0, 700]).Sample((tag, value) =>
        {
            var reader = new TlvReader(Tlv.Encode(tag, value));
            Assert.True(reader.TryRead(out var readTag, out var readValue));
            Assert.Equal(tag, readTag);
            Assert.Equal(value, readValue.ToArray());
            Assert.True(reader.IsAtEnd);
        });

    [Fact]
    public void No_bytes_make_the_reader_throw_or_stand_still() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            var reader = new TlvReader(bytes);
            var read = 0;
            while (reader.TryRead(out _, out _)) Assert.True(++read <= bytes.Length);
        });

    [Theory]
    [InlineData("30")]
    [InlineData("3080")]
    [InlineData("3083000001FF")]
    [InlineData("308201")]
    [InlineData("3002FF")]
    [InlineData("DF")]
    [InlineData("DF8122")]
    public void Cut_indefinite_and_overlong_forms_are_refused(string hex)
    {
        var reader = new TlvReader(Convert.FromHexString(hex));
        Assert.False(reader.TryRead(out _, out _));
    }
}
