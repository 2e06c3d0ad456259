using Akashi.Card.PcSc.Native;
using Akashi.Card.Transport;

namespace Akashi.Card.PcSc;

/// <summary>A card that we alone use until the channel is disposed, which resets the card.</summary>
internal sealed class PcScChannel(IPcSc system, PcScContext context, nint card) : ICardChannel
{
    // The data of an extended command's answer, and its status word.
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
            // The reader hangs. The system releases it when the program ends.
        }
    }

    /// <summary>Resets the card and releases it.</summary>
    public void Close()
    {
        system.Disconnect(card);
        context.Dispose();
    }
}
