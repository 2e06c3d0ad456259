namespace Akashi.Card.Emulator;

/// <summary>A contactless card of another kind: it answers, but has none of the applications of a My Number card.</summary>
public sealed class OtherCard : IEmulatedCard
{
    /// <inheritdoc/>
    // What readers report for an ISO 14443-4 card without historical bytes (PC/SC part 3).
    public ReadOnlyMemory<byte> Atr { get; } = new byte[] { 0x3B, 0x80, 0x80, 0x01, 0x01 };

    /// <inheritdoc/>
    public void PowerOff()
    {
    }

    /// <inheritdoc/>
    public byte[] Transmit(ReadOnlySpan<byte> command) => command switch
    {
        { Length: < 4 } => [0x67, 0x00],
        [_, 0xA4, ..] => [0x6A, 0x82],
        _ => [0x6D, 0x00],
    };
}
