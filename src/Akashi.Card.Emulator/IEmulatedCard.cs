namespace Akashi.Card.Emulator;

/// <summary>A card in software, of any kind.</summary>
public interface IEmulatedCard
{
    /// <summary>Answer to reset.</summary>
    ReadOnlyMemory<byte> Atr { get; }

    /// <summary>Powers the card off, or resets it.</summary>
    void PowerOff();

    /// <summary>Answers one command.</summary>
    /// <param name="command">C-APDU, short or extended.</param>
    /// <returns>R-APDU: data and two status bytes; null where the card was pulled out before it could answer.</returns>
    byte[]? Transmit(ReadOnlySpan<byte> command);
}
