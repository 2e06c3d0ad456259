namespace Akashi.Card.Transport;

/// <summary>A powered card in a reader. Commands go one after another.</summary>
public interface ICardChannel : IAsyncDisposable
{
    /// <summary>Sends a command.</summary>
    /// <returns>The answer; null where the card or the reader is gone.</returns>
    Task<byte[]?> TransmitAsync(ReadOnlyMemory<byte> command, CancellationToken ct);
}

/// <summary>Where cards are read: the readers of this machine by PC/SC, or the emulated one.</summary>
public interface ICardReader
{
    /// <summary>Powers the card that lies in the reader.</summary>
    /// <returns>The channel, or why there is none, such as <see cref="CardFault.NoReader"/> or <see cref="CardFault.NoCard"/>.</returns>
    Task<CardResult<ICardChannel>> ConnectAsync(CancellationToken ct);
}

/// <summary>Several readers, of which one is used at a time.</summary>
public interface IReaderChoice
{
    /// <summary>The reader of the last connection; null before the first.</summary>
    string? Current { get; }

    /// <summary>Names of the readers in which a card lies now.</summary>
    Task<IReadOnlyList<string>> WithCardAsync(CancellationToken ct);

    /// <summary>Uses this reader from now on, whenever a card lies in it.</summary>
    /// <param name="reader">One of the names.</param>
    void Choose(string reader);
}
