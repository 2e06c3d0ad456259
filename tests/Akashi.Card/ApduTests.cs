using Akashi.Card.Jpki;

namespace Akashi.Card.Tests;

/// <summary>The exact bytes of the commands (ISO 7816-4), and of what the card signs (RFC 8017, 9.2).</summary>
public sealed class ApduTests
{
    [Fact]
    public void Digest_info_is_the_fixed_19_bytes_and_the_digest()
    {
        byte[] digest = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
        Assert.Equal("3031300D060960864801650304020105000420" + Convert.ToHexString(digest), Convert.ToHexString(DigestInfo.OfSha256(digest)));
    }

    [Fact]
    public void Signing_command_holds_the_digest_info_and_asks_for_all() =>
        Assert.Equal("802A0080020102" + "00", Convert.ToHexString(Apdu.Sign([0x01, 0x02])));

    [Fact]
    public void Application_is_selected_by_its_whole_name() =>
        Assert.Equal("00A4040C03D39201", Convert.ToHexString(Apdu.SelectApplication([0xD3, 0x92, 0x01])));

    [Theory]
    [InlineData(0, 7, "00B0000007")]
    [InlineData(256, 256, "00B0010000")]
    [InlineData(0x1234, 1, "00B0123401")]
    public void Reading_command_holds_offset_and_length(int offset, int length, string expected) =>
        Assert.Equal(expected, Convert.ToHexString(Apdu.ReadBinary(offset, length)));

    [Fact]
    public void Verifying_command_holds_the_secret() => Assert.Equal("002000800431323334", Convert.ToHexString(Apdu.Verify("1234"u8)));
}
