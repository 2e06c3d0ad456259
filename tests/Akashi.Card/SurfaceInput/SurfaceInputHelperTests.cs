using Akashi.Card.Emulator;
using Akashi.Card.SurfaceInput;
using CsCheck;

namespace Akashi.Card.Tests.SurfaceInput;

public sealed class SurfaceInputHelperTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_four_facts_are_read_after_the_pin_with_every_character_as_on_the_card()
    {
        await using var card = new TestCard();
        await using var channel = await card.ConnectAsync();
        var helper = (await SurfaceInputHelper.SelectAsync(channel, Ct)).Value!;
        Assert.Equal(CardFault.Unexpected, (await helper.ReadFactsAsync(Ct)).Fault);
        Assert.Equal(new CardResult<bool>(false, CardFault.WrongPin, 2), await helper.VerifyAsync(TestCard.WrongPin, Ct));
        Assert.True((await helper.VerifyAsync(TestCard.Pin, Ct)).Value);
        Assert.Equal(new CardFacts(TestCard.Name, TestCard.Address, "19900515", "2"), (await helper.ReadFactsAsync(Ct)).Value);
    }

    [Fact]
    public async Task My_number_is_never_read()
    {
        await using var card = new TestCard();
        await using var channel = await card.ConnectAsync();
        var helper = (await SurfaceInputHelper.SelectAsync(channel, Ct)).Value!;
        await helper.VerifyAsync(TestCard.Pin, Ct);
        await helper.ReadFactsAsync(Ct);
        Assert.Equal([("helper", 0x0002)], card.Card.FilesRead);
    }

    [Fact]
    public async Task Three_wrong_pins_lock_the_helper()
    {
        await using var card = new TestCard();
        await using var channel = await card.ConnectAsync();
        var helper = (await SurfaceInputHelper.SelectAsync(channel, Ct)).Value!;
        await helper.VerifyAsync(TestCard.WrongPin, Ct);
        await helper.VerifyAsync(TestCard.WrongPin, Ct);
        Assert.Equal(CardFault.Locked, (await helper.VerifyAsync(TestCard.WrongPin, Ct)).Fault);
        Assert.Equal(CardFault.Locked, (await helper.VerifyAsync(TestCard.Pin, Ct)).Fault);
        Assert.Equal(new CardResult<int>(0, null), await helper.TriesLeftAsync(Ct));
    }

    [Fact]
    public void No_bytes_make_the_parser_throw() =>
        Gen.Byte.Array[0, 400].Sample(bytes => { _ = SurfaceInputHelper.TryParse(bytes, out _); });

    [Fact]
    public void No_single_changed_byte_makes_the_parser_throw() =>
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Byte).Sample(change =>
        {
            var bytes = Good.ToArray();
            bytes[change.Item1] = change.Item2;
            _ = SurfaceInputHelper.TryParse(bytes, out _);
        });

    [Fact]
    public void Every_beginning_of_a_good_file_fails_and_so_does_one_byte_more()
    {
        Assert.True(SurfaceInputHelper.TryParse(Good, out _));
        for (var length = 0; length < Good.Length; length++) Assert.False(SurfaceInputHelper.TryParse(Good.AsSpan(0, length), out _));
        Assert.False(SurfaceInputHelper.TryParse([.. Good, 0x00], out _));
    }

    [Theory]
    [InlineData("19900230", "2")]
    [InlineData("1990515", "2")]
    [InlineData("19900515", "3")]
    [InlineData("19900515", "")]
    public void Facts_that_mean_nothing_are_refused(string birth, string sex) =>
        Assert.False(SurfaceInputHelper.TryParse(Tlv.Facts(TestCard.Name, TestCard.Address, birth, sex), out _));

    [Fact]
    public void A_fact_twice_missing_or_in_broken_utf8_is_refused()
    {
        byte[] name = Tlv.Encode(0xDF22, "A"u8), address = Tlv.Encode(0xDF23, "B"u8), birth = Tlv.Encode(0xDF24, "19900515"u8), sex = Tlv.Encode(0xDF25, "2"u8);
        Assert.True(SurfaceInputHelper.TryParse(Tlv.Encode(0xFF20, [.. name, .. address, .. birth, .. sex]), out _));
        Assert.False(SurfaceInputHelper.TryParse(Tlv.Encode(0xFF20, [.. name, .. name, .. address, .. birth, .. sex]), out _));
        Assert.False(SurfaceInputHelper.TryParse(Tlv.Encode(0xFF20, [.. address, .. birth, .. sex]), out _));
        Assert.False(SurfaceInputHelper.TryParse(Tlv.Encode(0xFF20, [.. Tlv.Encode(0xDF22, [0xC3, 0x28]), .. address, .. birth, .. sex]), out _));
    }

    private static byte[] Good { get; } = Tlv.Facts(TestCard.Name, TestCard.Address, "19900515", "2");
}
