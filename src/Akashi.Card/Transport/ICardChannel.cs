namespace Akashi.Card.Transport;

/// <summary>A powered card in a reader. Commands go one after another.</summary>
public interface ICardChannel : IAsyncDisposable
{
    /// <summary>Sends a command.</summary>
    /// <returns>The answer; null where the card or the reader is gone.</returns>
    Task<byte[]?> TransmitAsync(ReadOnlyMemory<byte> command, CancellationToken ct);
}

/// <summary>A reader that cards are put into; the emulated one now, PC/SC beside it later.</summary>
public interface ICardReader
{
    /// <summary>Powers the card that lies in the reader.</summary>
    /// <returns>The channel, or <see cref="CardFault.NoReader"/> or <see cref="CardFault.NoCard"/>.</returns>
    Task<CardResult<ICardChannel>> ConnectAsync(CancellationToken ct);
}
