using System.Net.Sockets;

namespace Akashi.Card.Emulator;

/// <summary>
/// A card that lies in one of the virtual readers of a real pcscd (Debian's vsmartcard-vpcd), until it is disposed. A card that is torn out
/// is put back a moment later.
/// </summary>
public sealed class InsertedCard : IAsyncDisposable
{
    /// <summary>Port of the first virtual reader; the second has the next one.</summary>
    public const int FirstPort = 35963;

    // pcscd looks for cards every 0.4 s: a card that is back before would not have been away.
    private static readonly TimeSpan AwayAfterTear = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource removing = new();
    private readonly IEmulatedCard card;
    private readonly int pcscd;
    private readonly int port;
    private readonly Task serving;

    private InsertedCard(IEmulatedCard card, int pcscd, int port, Socket socket)
    {
        (this.card, this.pcscd, this.port) = (card, pcscd, port);
        serving = ServeAsync(socket);
    }

    /// <summary>Raised after each command, so that tries survive.</summary>
    public event EventHandler? Used;

    /// <summary>Ends when the card was taken out, or pcscd has ended.</summary>
    public Task Ended => serving;

    /// <summary>Puts a card in.</summary>
    /// <param name="card">The card.</param>
    /// <param name="pcscd">Process id of pcscd.</param>
    /// <param name="slot">0 for the first virtual reader, 1 for the second.</param>
    /// <exception cref="SocketException">pcscd has no virtual readers.</exception>
    /// <exception cref="UnauthorizedAccessException">The network of pcscd may not be entered.</exception>
    public static async Task<InsertedCard> InsertAsync(IEmulatedCard card, int pcscd, int slot)
    {
        card.PowerOff();
        return new InsertedCard(card, pcscd, FirstPort + slot, await PcscdNetwork.ConnectAsync(pcscd, FirstPort + slot));
    }

    /// <summary>Takes the card out.</summary>
    public async ValueTask DisposeAsync()
    {
        await removing.CancelAsync();
        await serving;
        removing.Dispose();
    }

    private async Task ServeAsync(Socket first)
    {
        var socket = first;
        try
        {
            while (await WasTornAsync(socket))
            {
                await Task.Delay(AwayAfterTear, removing.Token);
                socket = await PcscdNetwork.ConnectAsync(pcscd, port);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // Taken out, or pcscd is gone.
        }
        card.PowerOff();
    }

    // Serves the reader until it closes (false), or until the card is torn out (true).
    private async Task<bool> WasTornAsync(Socket socket)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        while (await Frames.ReadAsync(stream, removing.Token) is { } frame)
        {
            if (!Frames.TryControl(frame, card, out var answer))
            {
                answer = card.Transmit(frame);
                Used?.Invoke(this, EventArgs.Empty);
                if (answer is null) return true;
            }
            if (answer is not null) await Frames.WriteAsync(stream, answer, removing.Token);
        }
        return false;
    }
}
