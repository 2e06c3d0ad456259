using System.Net;
using System.Net.Sockets;
using Akashi.Card.Transport;

namespace Akashi.Card.Tests.Transport;

public sealed class VirtualReaderTests
{
    [Fact]
    public async Task An_empty_reader_has_no_card()
    {
        await using var card = new TestCard();
        card.TakeOut();
        Assert.Equal(CardFault.NoCard, (await card.TryConnectAsync()).Fault);
    }

    [Fact]
    public async Task A_reader_that_does_not_answer_is_no_reader()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        Assert.Equal(CardFault.NoReader, (await new VirtualReader("127.0.0.1", port).ConnectAsync(TestContext.Current.CancellationToken)).Fault);
    }

    [Fact]
    public async Task A_reader_that_is_unplugged_gives_no_answer()
    {
        var card = new TestCard();
        await using var channel = await card.ConnectAsync();
        await card.DisposeAsync();
        Assert.Null(await channel.TransmitAsync(new byte[] { 0x00, 0xA4, 0x00, 0x00 }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_second_program_gets_the_card_when_the_first_has_let_go()
    {
        await using var card = new TestCard();
        var first = await card.ConnectAsync();
        var second = card.TryConnectAsync();
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        var connected = await second;
        Assert.Null(connected.Fault);
        await connected.Value!.DisposeAsync();
    }
}
