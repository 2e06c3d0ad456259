using Akashi.Card.Emulator;

namespace Akashi.Sandbox.Reader;

/// <summary>The card that is in the reader from the start. It is made when a program first talks to it, because its RSA keys take time.</summary>
/// <param name="make">Makes it.</param>
internal sealed class CardMadeOnUse(Func<IEmulatedCard> make) : IEmulatedCard
{
    private readonly Lazy<IEmulatedCard> card = new(make);

    public ReadOnlyMemory<byte> Atr => card.Value.Atr;

    public void PowerOff()
    {
        if (card.IsValueCreated) card.Value.PowerOff();
    }

    public byte[]? Transmit(ReadOnlySpan<byte> command) => card.Value.Transmit(command);
}
