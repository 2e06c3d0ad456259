namespace Akashi.Card.Emulator;

/// <summary>
/// A card that is torn out in the middle of a command: the first time of the first one, after the next power-on of the second one, and so
/// on, until the person has done all they came for. The card has carried the command out; its answer is lost.
/// </summary>
/// <param name="card">The card.</param>
/// <param name="first">Number of the command at which it is torn out first, from 1.</param>
public sealed class TornCard(IEmulatedCard card, int first = 1) : IEmulatedCard
{
    private readonly Lock gate = new();
    private int tearAt = first;
    private int sent;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Atr => card.Atr;

    /// <inheritdoc/>
    public void PowerOff()
    {
        lock (gate) sent = 0;
        card.PowerOff();
    }

    /// <inheritdoc/>
    public byte[]? Transmit(ReadOnlySpan<byte> command)
    {
        var answer = card.Transmit(command);
        lock (gate)
        {
            if (++sent != tearAt) return answer;
            tearAt++;
        }
        PowerOff();
        return null;
    }
}
