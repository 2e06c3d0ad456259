using Akashi.Card.PcSc.Native;
using Akashi.Card.Transport;

namespace Akashi.Card.PcSc;

/// <summary>A card that is ours alone until the channel is disposed, which resets the card.</summary>
internal sealed class PcScChannel(IPcSc system, PcScContext context, nint card) : ICardChannel
{
    // Data of an extended command's answer and its status word.
    private const int LongestAnswer = 65536 + 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly byte[] answer = new byte[LongestAnswer];

    /// <inheritdoc/>
    public async Task<byte[]?> TransmitAsync(ReadOnlyMemory<byte> command, CancellationToken ct)
    {
        try
        {
            return await Task.Run(() => Transmit(command.Span), ct).WaitAsync(Patience, ct).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>Sends a command.</summary>
    /// <returns>The answer; null where the card or the reader is gone.</returns>
    public byte[]? Transmit(ReadOnlySpan<byte> command) =>
        system.Transmit(card, command, answer, out var length) == PcScCode.Ok && length <= answer.Length ? answer[..length] : null;

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.Run(Close).WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The reader hangs; the system lets go when the program ends.
        }
    }

    /// <summary>Resets the card and lets go of it.</summary>
    public void Close()
    {
        system.Disconnect(card);
        context.Dispose();
    }
}
