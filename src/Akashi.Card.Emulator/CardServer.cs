using System.Net;
using System.Net.Sockets;

namespace Akashi.Card.Emulator;

/// <summary>
/// An emulated reader on a loopback port. It speaks the card's side of the frames of vsmartcard's virtual reader (two bytes of length, then a control
/// byte or an APDU). The card in it can be changed at any time.
/// </summary>
public sealed class CardServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim one = new(1);
    private readonly Task loop;
    private IEmulatedCard? inserted;
    private int disposed;

    /// <summary>Starts listening.</summary>
    /// <param name="port">Port on 127.0.0.1; 0 for a free one.</param>
    public CardServer(int port)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        loop = AcceptAsync();
    }

    /// <summary>The address on which it listens.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>Raised after each command, so that the tries can be saved.</summary>
    public event EventHandler? Used;

    /// <summary>Inserts a card, or removes it where null. A new card has no power at first.</summary>
    public void Insert(IEmulatedCard? card)
    {
        card?.PowerOff();
        Volatile.Write(ref inserted, card);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A container that knows the server under two types disposes it twice.
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        await stopping.CancelAsync();
        listener.Stop();
        await loop;
        stopping.Dispose();
        one.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var owned = client;
        client.NoDelay = true;
        try
        {
            // There is one reader, so a second program waits until the first has released it.
            await one.WaitAsync(stopping.Token);
            try
            {
                var stream = client.GetStream();
                while (await Frames.ReadAsync(stream, stopping.Token) is { } frame)
                {
                    if (Answer(frame) is { } answer) await Frames.WriteAsync(stream, answer, stopping.Token);
                }
            }
            finally
            {
                Volatile.Read(ref inserted)?.PowerOff();
                one.Release();
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The reader was unplugged.
        }
    }

    private byte[]? Answer(byte[] frame)
    {
        var card = Volatile.Read(ref inserted);
        if (Frames.TryControl(frame, card, out var answer)) return answer;
        // An empty answer means that no card is there, or that it was pulled out.
        answer = card?.Transmit(frame) ?? [];
        Used?.Invoke(this, EventArgs.Empty);
        return answer;
    }
}
