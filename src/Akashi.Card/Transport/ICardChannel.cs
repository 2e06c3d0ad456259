using Akashi.Card.PcSc;

namespace Akashi.Card.Transport;

/// <summary>A powered card in a reader. Send one command at a time.</summary>
public interface ICardChannel : IAsyncDisposable
{
    /// <summary>Sends a command.</summary>
    /// <returns>The answer; null where the card or the reader is gone.</returns>
    Task<byte[]?> TransmitAsync(ReadOnlyMemory<byte> command, CancellationToken ct);
}

/// <summary>Where cards are read: the PC/SC readers of this machine, or the emulated reader.</summary>
public interface ICardReader
{
    /// <summary>Powers the card in the reader.</summary>
    /// <returns>The channel, or why there is none, such as <see cref="CardFault.NoReader"/> or <see cref="CardFault.NoCard"/>.</returns>
    Task<CardResult<ICardChannel>> ConnectAsync(CancellationToken ct);
}

/// <summary>Several readers, one of which is used at a time.</summary>
public interface IReaderChoice
{
    /// <summary>The reader of the last connection; null before the first one.</summary>
    string? Current { get; }

    /// <summary>Names of the readers that contain a card now.</summary>
    Task<IReadOnlyList<string>> WithCardAsync(CancellationToken ct);

    /// <summary>Uses this reader from now on, whenever it contains a card.</summary>
    /// <param name="reader">One of the names.</param>
    void Choose(string reader);

    /// <summary>Yields all readers at once and again on every change, without touching a card; an empty list where there is none.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing else ends it.</exception>
    IAsyncEnumerable<IReadOnlyList<ReaderState>> WatchAsync(CancellationToken ct);
}
