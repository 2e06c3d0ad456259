using Akashi.Card.Emulator;

namespace Akashi.Card.Tests;

/// <summary>What status words mean, and how files are read in steps.</summary>
public sealed class CardFilesTests
{
    private const int PinFile = 0x0018;
    private const int ValueFile = 0x000A;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0x9000, null, null)]
    [InlineData(0x63C1, CardFault.WrongPin, 1)]
    [InlineData(0x63CF, CardFault.WrongPin, 15)]
    [InlineData(0x63C0, CardFault.Locked, 0)]
    [InlineData(0x6984, CardFault.Locked, 0)]
    [InlineData(0x6982, CardFault.Unexpected, null)]
    [InlineData(0x6A80, CardFault.Unexpected, null)]
    [InlineData(0x6D00, CardFault.Unexpected, null)]
    [InlineData(0x6300, CardFault.Unexpected, null)]
    [InlineData(0x0000, CardFault.Unexpected, null)]
    public async Task Status_of_a_verification_has_its_meaning(int status, CardFault? fault, int? triesLeft)
    {
        var files = new CardFiles(ScriptedChannel.WithStatus(status));
        Assert.Equal(new CardResult<bool>(fault is null, fault, triesLeft), await files.VerifyAsync(PinFile, "1234"u8.ToArray(), Ct));
    }

    [Theory]
    [InlineData(0x63C3, null, 3)]
    [InlineData(0x63C0, null, 0)]
    [InlineData(0x6984, null, 0)]
    [InlineData(0x6D00, CardFault.Unexpected, 0)]
    [InlineData(0x9000, CardFault.Unexpected, 0)]
    public async Task Status_of_the_question_for_tries_has_its_meaning(int status, CardFault? fault, int triesLeft)
    {
        var files = new CardFiles(ScriptedChannel.WithStatus(status));
        Assert.Equal(new CardResult<int>(triesLeft, fault), await files.TriesLeftAsync(PinFile, Ct));
    }

    [Fact]
    public async Task Question_for_tries_sends_no_secret()
    {
        var card = ScriptedChannel.WithStatus(0x63C3);
        await new CardFiles(card).TriesLeftAsync(PinFile, Ct);
        Assert.Equal(["00A4020C020018", "00200080"], card.Sent.Select(Convert.ToHexString));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(2000)]
    public async Task File_is_read_whole_in_steps_of_at_most_256(int length)
    {
        var file = Tlv.Encode(0x30, [.. Enumerable.Range(0, length).Select(i => (byte)(i % 251))]);
        var card = Holding(file, 256);
        Assert.Equal(file, (await new CardFiles(card).ReadValueAsync(ValueFile, Ct)).Value);
        Assert.Equal((file.Length + 255) / 256 + 1, card.Sent.Count(c => c[1] == 0xB0));
    }

    [Fact]
    public async Task Card_that_gives_less_than_asked_is_asked_for_the_rest()
    {
        var file = Tlv.Encode(0x30, new byte[700]);
        Assert.Equal(file, (await new CardFiles(Holding(file, 100)).ReadValueAsync(ValueFile, Ct)).Value);
    }

    [Fact]
    public async Task Card_that_gives_nothing_more_is_refused()
    {
        byte[] head = [0x30, 0x82, 0x02, 0xBC];
        Assert.Equal(CardFault.Unexpected, (await new CardFiles(Holding(head, 256)).ReadValueAsync(ValueFile, Ct)).Fault);
    }

    [Fact]
    public async Task Card_that_gives_more_than_the_file_is_refused()
    {
        var card = new ScriptedChannel(c => c[1] == 0xB0 ? [0x30, 0x03, 1, 2, 3, 4, 0x90, 0x00] : [0x90, 0x00]);
        Assert.Equal(CardFault.Unexpected, (await new CardFiles(card).ReadValueAsync(ValueFile, Ct)).Fault);
    }

    [Fact]
    public async Task Card_that_is_gone_half_way_is_removed()
    {
        var reads = 0;
        var file = Tlv.Encode(0x30, new byte[700]);
        var whole = Holding(file, 256);
        var card = new ScriptedChannel(c => c[1] == 0xB0 && ++reads == 3 ? null : whole.TransmitAsync(c, Ct).Result);
        Assert.Equal(CardFault.Removed, (await new CardFiles(card).ReadValueAsync(ValueFile, Ct)).Fault);
    }

    private static ScriptedChannel Holding(byte[] file, int most) => new(command =>
    {
        if (command[1] != 0xB0) return [0x90, 0x00];
        var offset = (command[2] << 8) | command[3];
        var length = Math.Min(most, command[4] == 0 ? 256 : command[4]);
        return [.. file.AsSpan(Math.Min(offset, file.Length), Math.Min(length, Math.Max(0, file.Length - offset))), 0x90, 0x00];
    });
}
