using System.Buffers.Binary;
using System.Net.Sockets;

namespace Akashi.Card.Transport;

/// <summary>
/// A reader on a TCP port. It speaks the reader's side of the frames of vsmartcard's virtual reader (two bytes of length, then a control byte or an
/// APDU).
/// </summary>
/// <param name="host">A loopback host.</param>
/// <param name="port">Port.</param>
public sealed class VirtualReader(string host, int port) : ICardReader
{
    private const byte PowerOff = 0;
    private const byte PowerOn = 1;
    private const byte AskAtr = 4;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task<CardResult<ICardChannel>> ConnectAsync(CancellationToken ct)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            await client.ConnectAsync(host, port, ct).ConfigureAwait(false);
        }
        catch (SocketException)
        {
            client.Dispose();
            return new CardResult<ICardChannel>(null, CardFault.NoReader);
        }
        var channel = new Channel(client);
        await channel.SendAsync(new[] { PowerOn }, ct).ConfigureAwait(false);
        if (await channel.TransmitAsync(new[] { AskAtr }, ct).ConfigureAwait(false) is { Length: > 0 }) return new CardResult<ICardChannel>(channel, null);
        await channel.DisposeAsync().ConfigureAwait(false);
        return new CardResult<ICardChannel>(null, CardFault.NoCard);
    }

    private sealed class Channel(TcpClient client) : ICardChannel
    {
        public async Task<byte[]?> TransmitAsync(ReadOnlyMemory<byte> command, CancellationToken ct)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(Timeout);
            try
            {
                if (!await SendAsync(command, limit.Token).ConfigureAwait(false)) return null;
                var head = new byte[2];
                await client.GetStream().ReadExactlyAsync(head, limit.Token).ConfigureAwait(false);
                var body = new byte[BinaryPrimitives.ReadUInt16BigEndian(head)];
                await client.GetStream().ReadExactlyAsync(body, limit.Token).ConfigureAwait(false);
                return body.Length == 0 ? null : body;
            }
            catch (Exception e) when (e is IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
            {
                return null;
            }
        }

        public async ValueTask DisposeAsync()
        {
            await SendAsync(new[] { PowerOff }, CancellationToken.None).ConfigureAwait(false);
            client.Dispose();
        }

        internal async Task<bool> SendAsync(ReadOnlyMemory<byte> body, CancellationToken ct)
        {
            var frame = new byte[2 + body.Length];
            BinaryPrimitives.WriteUInt16BigEndian(frame, checked((ushort)body.Length));
            body.CopyTo(frame.AsMemory(2));
            try
            {
                await client.GetStream().WriteAsync(frame, ct).ConfigureAwait(false);
                return true;
            }
            catch (Exception e) when (e is IOException or InvalidOperationException)
            {
                return false;
            }
            finally
            {
                // The frame may have contained a PIN.
                Array.Clear(frame);
            }
        }
    }
}
