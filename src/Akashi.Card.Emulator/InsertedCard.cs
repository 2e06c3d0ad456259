using System.Net.Sockets;

namespace Akashi.Card.Emulator;

/// <summary>
/// A card in one of the virtual readers of a real pcscd (Debian's vsmartcard-vpcd), until it is disposed. A card that is pulled out is put back a
/// moment later.
/// </summary>
public sealed class InsertedCard : IAsyncDisposable
{
    /// <summary>Port of the first virtual reader; the second uses the next port.</summary>
    public const int FirstPort = 35963;

    // pcscd looks for cards every 0.4 s. If the card came back sooner, its absence would go unnoticed.
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

    /// <summary>Raised after each command, so that the tries can be saved.</summary>
    public event EventHandler? Used;

    /// <summary>Completes when the card was removed or pcscd has ended.</summary>
    public Task Ended => serving;

    /// <summary>Inserts a card.</summary>
    /// <param name="card">The card.</param>
    /// <param name="pcscd">Process id of pcscd.</param>
    /// <param name="slot">0 for the first virtual reader, 1 for the second.</param>
    /// <exception cref="SocketException">pcscd has no virtual readers.</exception>
    /// <exception cref="UnauthorizedAccessException">The network namespace of pcscd may not be entered.</exception>
    public static async Task<InsertedCard> InsertAsync(IEmulatedCard card, int pcscd, int slot)
    {
        card.PowerOff();
        return new InsertedCard(card, pcscd, FirstPort + slot, await PcscdNetwork.ConnectAsync(pcscd, FirstPort + slot));
    }

    /// <summary>Removes the card.</summary>
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
            // Removed, or pcscd has ended.
        }
        card.PowerOff();
    }

    // Serves the reader until it closes (false), or until the card is pulled out (true).
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
